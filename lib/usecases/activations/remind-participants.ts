import type { Activation, Prisma } from '@/lib/db/generated/client'
import { uuidV7 } from '@/lib/db/uuid-v7'
import { ownEvent } from '@/lib/domain/activation/own-event'
import { mayNotifyNow, readNoticePreferences } from '@/lib/domain/notice/may-notify-now'
import type { Context } from '@/lib/usecases/context'
import { appendMessages } from '@/lib/usecases/conversations/append-messages'
import { eachBatch } from './each-batch'
import { eventText } from './event-text'
import { countToday } from './outside-notices'
import { loadTerms } from './program-terms'

/** Reminds in the chat those who have not said no, each once; what quiet hours or the daily limit hold is left out. */
export async function remindParticipants(
  ctx: Context,
  activation: Activation,
  where: Prisma.ParticipantWhereInput,
): Promise<void> {
  const gridNow = await ctx.gridNow()
  const kind = 'reminder'
  await eachBatch(ctx, activation.id, { state: { not: 'declined' }, ...where }, async (tx, batch) => {
    const told = await tx.notice.findMany({
      where: { kind, channel: 'chat', participantId: { in: batch.map((one) => one.id) } },
      select: { participantId: true },
    })
    const due = batch.filter((one) => !told.some((notice) => notice.participantId === one.id))
    if (due.length === 0) return
    const customers = await tx.customer.findMany({
      where: { id: { in: due.map((one) => one.customerId) } },
      select: { id: true, locale: true, preferences: true, vacationUntil: true },
    })
    const of = new Map(customers.map((customer) => [customer.id, customer]))
    const sentToday = await countToday(tx, ctx, due, kind, gridNow)
    const judged = due.map((one) => {
      const { preferences, vacationUntil } = of.get(one.customerId)!
      const decision = mayNotifyNow({
        now: gridNow,
        timeZone: ctx.env.TIME_ZONE,
        prefs: readNoticePreferences(preferences, vacationUntil),
        sentToday: sentToday.get(one.customerId) ?? 0,
        emergency: activation.emergency,
      })
      return { one, held: decision.now ? null : decision.reason }
    })
    const termsOf = await loadTerms(
      tx,
      due.map((one) => one.programId),
    )
    const messageIds = await appendMessages(
      tx,
      judged.flatMap(({ one, held }) => {
        if (held) return []
        const locale = of.get(one.customerId)!.locale
        const { t, time } = eventText(ctx.env, locale)
        const own = ownEvent(activation, one)
        const program = termsOf(one.programId, one.programVersion).name[locale === 'es' ? 'es' : 'en']
        const undecided = one.state === 'asked' && one.participation === 'opt-in'
        const text = t(undecided ? 'reminderUndecided' : 'reminder', {
          program,
          from: time(own.startAt),
          to: time(own.endAt),
        })
        return [
          {
            customerId: one.customerId,
            message: {
              role: 'agent' as const,
              kind: 'notice' as const,
              parts: [{ type: 'text' as const, text }],
            },
          },
        ]
      }),
      ctx.now(),
    )
    await tx.notice.createMany({
      data: judged.map(({ one, held }) => ({
        id: uuidV7(),
        participantId: one.id,
        activationId: activation.id,
        kind,
        channel: 'chat',
        state: held ? 'held' : 'sent',
        detail: held,
        messageId: held ? null : messageIds.get(one.customerId)!,
        createdAt: ctx.now(),
      })),
    })
  })
}
