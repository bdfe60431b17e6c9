import type { Activation } from '@/lib/db/generated/client'
import { uuidV7 } from '@/lib/db/uuid-v7'
import { ownEvent } from '@/lib/domain/activation/own-event'
import { type Context, gridSpeed } from '@/lib/usecases/context'
import { appendMessages } from '@/lib/usecases/conversations/append-messages'
import { changeEventCards } from './change-event-cards'
import { eachBatch } from './each-batch'
import { eventPart } from './event-part'
import { eventText } from './event-text'
import { localesOf } from './locales-of'
import { loadTerms } from './program-terms'
import { stillIn } from './still-in'

/** Tells those who are in an event that it lasts longer: a message each, once, and the new end on their cards. */
export async function tellExtension(ctx: Context, activation: Activation): Promise<void> {
  const kind = `extended:${activation.extensions}`
  const clock = { gridNow: await ctx.gridNow(), speed: await gridSpeed(ctx.db) }
  const where = { state: { not: 'declined' }, ...stillIn(clock.gridNow) }
  await eachBatch(ctx, activation.id, where, async (tx, batch) => {
    const told = await tx.notice.findMany({
      where: { kind, channel: 'chat', participantId: { in: batch.map((one) => one.id) } },
      select: { participantId: true },
    })
    const due = batch.filter((one) => !told.some((notice) => notice.participantId === one.id))
    if (due.length === 0) return
    const locales = await localesOf(tx, due)
    const termsOf = await loadTerms(
      tx,
      due.map((one) => one.programId),
    )
    const fresh = new Map(
      due.map((one) => {
        const locale = locales.get(one.customerId) ?? 'en'
        const terms = termsOf(one.programId, one.programVersion)
        return [one.noticeMessageId, eventPart(ctx.env, locale, ownEvent(activation, one), one, terms, clock)]
      }),
    )
    const messageIds = await appendMessages(
      tx,
      due.map((one) => {
        const text = eventText(ctx.env, locales.get(one.customerId) ?? 'en')
        const program = fresh.get(one.noticeMessageId)!.programName
        const words = text.t('extended', { program, to: text.time(ownEvent(activation, one).endAt) })
        return {
          customerId: one.customerId,
          message: {
            role: 'agent' as const,
            kind: 'notice' as const,
            parts: [{ type: 'text' as const, text: words }],
          },
        }
      }),
      ctx.now(),
    )
    await changeEventCards(
      tx,
      due.map((one) => one.noticeMessageId),
      (card, messageId) => {
        const { title, endAt, range, tips, summary } = fresh.get(messageId)!
        return { ...card, title, endAt, range, tips, summary }
      },
      ctx.now(),
    )
    await tx.notice.createMany({
      data: due.map((one) => ({
        id: uuidV7(),
        participantId: one.id,
        activationId: activation.id,
        kind,
        channel: 'chat',
        messageId: messageIds.get(one.customerId)!,
        createdAt: ctx.now(),
      })),
    })
  })
  await ctx.db.activation.updateMany({
    where: { id: activation.id, extensionsTold: { lt: activation.extensions } },
    data: { extensionsTold: activation.extensions },
  })
}
