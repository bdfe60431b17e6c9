import type { Tx } from '@/lib/db/client'
import type { Part } from '@/lib/protocol/message'
import { STAFF_CONVERSATION_ID } from '@/lib/usecases/conversations/ensure-conversation'
import { updateParts } from '@/lib/usecases/conversations/update-parts'

type Decided = {
  state: 'confirmed' | 'declined' | 'expired' | 'superseded'
  decidedBy?: string
  decidedAt?: Date
  /** Confirmations of this version stay as they are */
  exceptVersion?: number
}

/** Turns the open confirmations of a plan in the control room's chat into what became of them. */
export function markConfirmations(
  tx: Tx,
  recommendation: { id: string; alertIds: string[] },
  { state, decidedBy, decidedAt, exceptVersion }: Decided,
): Promise<number> {
  return updateParts(
    tx,
    { conversationId: STAFF_CONVERSATION_ID, alertId: { in: recommendation.alertIds }, kind: 'confirmation' },
    (part: Part): Part => {
      if (part.type !== 'confirm' || part.recommendationId !== recommendation.id) return part
      if (part.state !== 'open' || part.version === exceptVersion) return part
      return {
        ...part,
        state,
        ...(decidedBy ? { decidedBy } : {}),
        ...(decidedAt ? { decidedAt: decidedAt.toISOString() } : {}),
      }
    },
  )
}
