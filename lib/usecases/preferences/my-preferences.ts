import type { Customer, Prisma } from '@/lib/db/generated/client'
import { DEFAULT_QUIET_HOURS, readNoticePreferences } from '@/lib/domain/notice/may-notify-now'
import { ChangePreferencesInput, type Preferences } from '@/lib/protocol/me'
import { requireCustomer } from '../authorize'
import { type Call, type Context, withTransaction } from '../context'

/** How the customer wants to be told things, with the defaults where nothing was set. */
export async function readMyPreferences(ctx: Context): Promise<Preferences> {
  const { customerId, meterId } = requireCustomer(ctx.actor)
  const row = await ctx.db.customer.findFirstOrThrow({
    where: { id: customerId, meterId, deletedAt: null },
  })
  return present(row)
}

/** Changes what is given and leaves the rest. */
export async function changeMyPreferences({ ctx, input }: Call<unknown>): Promise<Preferences> {
  const { customerId, meterId } = requireCustomer(ctx.actor)
  const { vacationFrom, vacationUntil, locale, email, ...rest } = ChangePreferencesInput.parse(input)
  return withTransaction(ctx, async (tx) => {
    await tx.$queryRaw`select 1 from "Customer" where id = ${customerId} for update`
    const row = await tx.customer.findFirstOrThrow({ where: { id: customerId, meterId, deletedAt: null } })
    const { vacationFrom: before, ...kept } = (row.preferences ?? {}) as Record<string, unknown>
    // A new end comes with its own beginning, or with none.
    const from = vacationUntil === undefined ? before : vacationUntil && vacationFrom
    const changed = await tx.customer.update({
      where: { id: customerId },
      data: {
        preferences: {
          ...kept,
          ...rest,
          ...(from ? { vacationFrom: from } : {}),
        } as Prisma.InputJsonValue,
        ...(vacationUntil === undefined
          ? {}
          : { vacationUntil: vacationUntil === null ? null : new Date(vacationUntil) }),
        ...(locale ? { locale } : {}),
        ...(email === undefined ? {} : { email }),
      },
    })
    // What the conversation heard before gives way to what was chosen now.
    if (locale)
      await tx.$executeRaw`
        update "Conversation" set memory = memory - 'locale' where "customerId" = ${customerId}`
    return present(changed)
  })
}

function present(row: Customer): Preferences {
  const stored = (row.preferences ?? {}) as { channel?: string; compareStreet?: boolean }
  const channel = stored.channel
  const notices = readNoticePreferences(stored, row.vacationUntil)
  return {
    channel: channel === 'email' || channel === 'chat' ? channel : 'sms',
    quietHours: notices.quietHours ?? DEFAULT_QUIET_HOURS,
    compareStreet: stored.compareStreet !== false,
    vacationFrom: notices.vacationFrom?.toISOString() ?? null,
    vacationUntil: row.vacationUntil?.toISOString() ?? null,
    locale: row.locale,
  }
}
