import type { Tx } from '@/lib/db/client'
import type { PartOf } from '@/lib/protocol/message'
import { updateParts } from '../conversations/update-parts'

type ConfirmState = PartOf<'confirm'>['state']

/** Closes the open confirmations of an order in the customer's conversation; a decided card keeps its state for ever. */
export async function decideOrderCards(
  tx: Tx,
  customerId: string,
  orderId: string,
  decision: { state: ConfirmState; by: string; at: Date; onlyAction?: string; keepQuoteVersion?: number },
): Promise<void> {
  await updateParts(
    tx,
    {
      conversation: { customerId },
      parts: { array_contains: [{ type: 'confirm', orderId, state: 'open' }] },
    },
    (part) => {
      if (part.type !== 'confirm' || part.orderId !== orderId || part.state !== 'open') return part
      if (decision.onlyAction && part.action !== decision.onlyAction) return part
      if (decision.keepQuoteVersion !== undefined && part.quoteVersion === decision.keepQuoteVersion)
        return part
      return { ...part, state: decision.state, decidedBy: decision.by, decidedAt: decision.at.toISOString() }
    },
  )
}
