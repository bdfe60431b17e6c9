import type { Tx } from '@/lib/db/client'
import type { PartOf } from '@/lib/protocol/message'
import { changeMessages } from '@/lib/usecases/conversations/change-messages'

/** Changes the event cards in customers' notices. */
export function changeEventCards(
  tx: Tx,
  messageIds: readonly (string | null)[],
  change: (card: PartOf<'event'>, messageId: string) => PartOf<'event'>,
  now: Date,
): Promise<number> {
  const ids = messageIds.filter((id): id is string => id !== null)
  return changeMessages(tx, ids, (part, id) => (part.type === 'event' ? change(part, id) : part), now)
}
