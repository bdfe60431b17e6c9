import type { Prisma } from '@/lib/db/generated/client'
import { uuidV7 } from '@/lib/db/uuid-v7'
import type { ActivationResult } from '@/lib/domain/activation/activation-result'
import { type Context, withTransaction } from '@/lib/usecases/context'
import { appendMessages } from '@/lib/usecases/conversations/append-messages'
import { changeEventCards } from './change-event-cards'
import { eachBatch } from './each-batch'
import { eventText } from './event-text'
import { localesOf } from './locales-of'
import { loadTerms } from './program-terms'

/** Tells everybody who was asked that the event is off, each once; the notice's unique key guards a second run. */
export async function callOff(ctx: Context, activationId: string): Promise<void> {
  await eachBatch(ctx, activationId, {}, async (tx, batch) => {
    const told = await tx.notice.findMany({
      where: { kind: 'cancelled', participantId: { in: batch.map((participant) => participant.id) } },
      select: { participantId: true },
    })
    const done = new Set(told.map((notice) => notice.participantId))
    const due = batch.filter((participant) => !done.has(participant.id))
    if (due.length === 0) return
    const [locales, termsOf] = await Promise.all([
      localesOf(tx, due),
      loadTerms(
        tx,
        due.map((participant) => participant.programId),
      ),
    ])
    const messageIds = await appendMessages(
      tx,
      due.map(({ customerId, programId, programVersion }) => {
        const locale = locales.get(customerId) ?? 'en'
        const program = termsOf(programId, programVersion).name[locale === 'es' ? 'es' : 'en']
        const text = eventText(ctx.env, locale).t('cancelled', { program })
        return { customerId, message: { role: 'agent', kind: 'notice', parts: [{ type: 'text', text }] } }
      }),
      ctx.now(),
    )
    await changeEventCards(
      tx,
      due.map((participant) => participant.noticeMessageId),
      (card) => ({ ...card, state: 'cancelled' }),
      ctx.now(),
    )
    await tx.notice.createMany({
      data: due.map((participant) => ({
        id: uuidV7(),
        participantId: participant.id,
        activationId,
        kind: 'cancelled',
        channel: 'chat',
        messageId: messageIds.get(participant.customerId)!,
        createdAt: ctx.now(),
      })),
    })
  })
  const result: ActivationResult = { kind: 'called-off' }
  await withTransaction(ctx, (tx) =>
    tx.activation.updateMany({
      where: { id: activationId, state: 'aborted' },
      data: { result: result as Prisma.InputJsonValue },
    }),
  )
}
