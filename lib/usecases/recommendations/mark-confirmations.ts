import type { Tx } from '@/lib/db/client'
import type { Part, PartOf } from '@/lib/protocol/message'
import { STAFF_CONVERSATION_ID } from '@/lib/usecases/conversations/ensure-conversation'
import { updateParts } from '@/lib/usecases/conversations/update-parts'

type Decided = {
  state: 'confirmed' | 'declined' | 'expired' | 'superseded'
  decidedBy?: string
  decidedAt?: Date
  /** Confirmations of this version stay as they are */
  exceptVersion?: number
  /** What was agreed to, and what a card that had shown something else says about it */
  agreed?: Agreed
}
export type Agreed = { choice: Choice; instead: string }

/** Which option, and in which shape when not as planned */
export type Choice = {
  optionId: string
  objective?: string
  targetKw?: number | null
  startAt?: string
  durationMinutes?: number
}

/** Turns the open confirmations of a plan in the control room's chat into what became of them. */
export function markConfirmations(
  tx: Tx,
  recommendation: { id: string; alertIds: string[] },
  { state, decidedBy, decidedAt, exceptVersion, agreed }: Decided,
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
        ...(agreed && !shows(part, agreed.choice)
          ? {
              text: `${agreed.instead} ${part.text ?? ''}`.trim(),
              summary: `${agreed.instead} ${part.summary}`,
            }
          : {}),
      }
    },
  )
}

function shows(part: PartOf<'confirm'>, choice: Choice): boolean {
  const values = (part.values ?? {}) as Partial<Choice>
  return (
    part.optionId === choice.optionId &&
    (values.objective ?? 'option') === (choice.objective ?? 'option') &&
    (values.targetKw ?? null) === (choice.targetKw ?? null) &&
    values.startAt === choice.startAt &&
    values.durationMinutes === choice.durationMinutes
  )
}
