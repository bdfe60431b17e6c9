import { ReadMark } from '@/lib/protocol/socket-events'
import { recordDelivery } from '@/lib/usecases/activations/record-delivery'
import type { Call } from '../context'
import { ownConversation } from './own-conversation'

/** Remembers how far a customer has read; notices up to there count as reached. */
export async function markRead({ ctx, input }: Call<unknown>): Promise<void> {
  const { seq } = ReadMark.parse(input)
  const conversation = await ownConversation(ctx)
  if (conversation.kind === 'staff') return
  const upTo = Math.min(seq, conversation.lastSeq)
  await ctx.db.conversation.updateMany({
    where: { id: conversation.id, readSeq: { lt: upTo } },
    data: { readSeq: upTo },
  })
  if (ctx.actor.kind === 'customer')
    await recordDelivery({ ctx, input: { meterId: ctx.actor.meterId, upToSeq: upTo } })
}
