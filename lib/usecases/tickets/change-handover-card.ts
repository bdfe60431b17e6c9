import type { Tx } from '@/lib/db/client'
import type { PartOf } from '@/lib/protocol/message'
import { updateParts } from '../conversations/update-parts'

/** Every copy of a ticket's card in the customer's conversation follows the ticket; over, it asks for no call any more. */
export async function changeHandoverCard(
  tx: Tx,
  conversationId: string,
  ticketId: string,
  change: Partial<Pick<PartOf<'handover'>, 'state' | 'text' | 'summary'>>,
): Promise<void> {
  const over = change.state === 'closed' || change.state === 'withdrawn'
  await updateParts(
    tx,
    { conversationId, parts: { array_contains: [{ type: 'handover', ticketId }] } },
    (part) => {
      if (part.type === 'handover' && part.ticketId === ticketId) return { ...part, ...change }
      // The form stands in the message of its card.
      const asks = part.type === 'form' && part.form === 'callback' && part.state === 'open'
      return over && asks ? { ...part, state: 'expired' } : part
    },
  )
}
