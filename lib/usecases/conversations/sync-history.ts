import { type HistoryAck, HistorySync } from '@/lib/protocol/socket-events'
import type { Call } from '../context'
import { ownConversation } from './own-conversation'
import { presentMessage } from './present-message'

const DEFAULT_LIMIT = 100

/** Messages after a seq (oldest first) or before one (the newest of those, oldest first), of the actor's own conversation. */
export async function syncHistory({ ctx, input }: Call<unknown>): Promise<HistoryAck> {
  const query = HistorySync.parse(input)
  const conversation = await ownConversation(ctx)
  const take = query.limit ?? DEFAULT_LIMIT
  const rows =
    'afterSeq' in query
      ? await ctx.db.message.findMany({
          where: { conversationId: conversation.id, seq: { gt: query.afterSeq } },
          orderBy: { seq: 'asc' },
          take,
        })
      : (
          await ctx.db.message.findMany({
            where: { conversationId: conversation.id, seq: { lt: query.beforeSeq } },
            orderBy: { seq: 'desc' },
            take,
          })
        ).reverse()
  return {
    conversationId: conversation.id,
    epoch: conversation.epoch,
    messages: rows.map(presentMessage),
    latestSeq: conversation.lastSeq,
  }
}
