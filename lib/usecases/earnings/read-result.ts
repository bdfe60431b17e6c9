import type { Part, PartOf } from '@/lib/protocol/message'
import { requireCustomer } from '../authorize'
import type { Context } from '../context'

/** The newest result card that the customer was sent, as it stands now (provisional or final). */
export async function newestResult(
  ctx: Context,
  activationId?: string,
): Promise<{ activationId: string; part: PartOf<'event'> } | null> {
  const { meterId, customerId } = requireCustomer(ctx.actor)
  const participants = await ctx.db.participant.findMany({
    where: { meterId, activationId, settlement: { isNot: null } },
    orderBy: { activation: { startAt: 'desc' } },
    take: 5,
  })
  for (const participant of participants) {
    const notice = await ctx.db.notice.findFirst({
      where: { participantId: participant.id, kind: 'result', channel: 'chat' },
    })
    if (!notice?.messageId) continue
    const message = await ctx.db.message.findFirst({
      where: { id: notice.messageId, conversation: { customerId } },
    })
    const part = (message?.parts as unknown as Part[] | undefined)?.find((one) => one.type === 'event')
    if (part?.type === 'event') return { activationId: participant.activationId, part }
  }
  return null
}
