import type { Customer, Prisma } from '@/lib/db/generated/client'
import { type Absence, type AbsenceProblem, readAbsence } from '@/lib/domain/notice/absence'
import { DEFAULT_QUIET_HOURS, readNoticePreferences } from '@/lib/domain/notice/may-notify-now'
import { AppError } from '@/lib/errors'
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

/** Changes what is given and leaves the rest. Errors: invalid-input for days that make no absence. */
export async function changeMyPreferences({ ctx, input }: Call<unknown>): Promise<Preferences> {
  const { customerId, meterId } = requireCustomer(ctx.actor)
  const { vacationFrom, vacationUntil, locale, email, ...rest } = ChangePreferencesInput.parse(input)
  const absence =
    vacationUntil || vacationFrom ? await readDays(ctx, { from: vacationFrom, until: vacationUntil }) : null
  return withTransaction(ctx, async (tx) => {
    await tx.$queryRaw`select 1 from "Customer" where id = ${customerId} for update`
    const row = await tx.customer.findFirstOrThrow({ where: { id: customerId, meterId, deletedAt: null } })
    const { vacationFrom: before, ...kept } = (row.preferences ?? {}) as Record<string, unknown>
    // A new end comes with its own beginning, or with none.
    const from = vacationUntil === undefined ? before : absence?.from?.toISOString()
    const changed = await tx.customer.update({
      where: { id: customerId },
      data: {
        preferences: {
          ...kept,
          ...rest,
          ...(from ? { vacationFrom: from } : {}),
        } as Prisma.InputJsonValue,
        ...(vacationUntil === undefined ? {} : { vacationUntil: absence?.until ?? null }),
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

const WHY_NOT: Record<AbsenceProblem, string> = {
  'until-missing': 'Say on which day you are back, too.',
  'until-past': 'The day you are back has to lie ahead.',
  'until-not-after-from': 'The day you are back has to lie after the first day away.',
  'until-too-far': 'A year is the longest: choose an earlier day, or pause or leave the program.',
}

async function readDays(
  ctx: Context,
  days: { from?: string | null; until?: string | null },
): Promise<Absence> {
  const read = readAbsence(days, await ctx.gridNow(), ctx.env.TIME_ZONE)
  if ('absence' in read) return read.absence
  const detail = WHY_NOT[read.problem]
  throw new AppError('invalid-input', detail, { errors: [{ pointer: '/vacationUntil', detail }] })
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
