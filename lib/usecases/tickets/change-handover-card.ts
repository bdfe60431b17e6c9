import type { Tx } from '@/lib/db/client'
import type { PartOf } from '@/lib/protocol/message'
import { updateParts } from '../conversations/update-parts'

/** Every copy of a ticket's card in the customer's conversation follows the ticket. */
export async function changeHandoverCard(
  tx: Tx,
  conversationId: string,
  ticketId: string,
  change: Partial<Pick<PartOf<'handover'>, 'state' | 'text' | 'summary'>>,
): Promise<void> {
  await updateParts(
    tx,
    { conversationId, parts: { array_contains: [{ type: 'handover', ticketId }] } },
    (part) => (part.type === 'handover' && part.ticketId === ticketId ? { ...part, ...change } : part),
  )
}
