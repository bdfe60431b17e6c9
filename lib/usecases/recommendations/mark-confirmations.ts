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
export type Agreed = {
  choice: Choice
  instead: Said
  /** When the event really runs, and how a card that had shown another time says so */
  startAt: Date
  endAt: Date
  moved: Said
}
type Said = PartOf<'text'>

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
        ...(agreed ? agreedOn(part, agreed) : {}),
      }
    },
  )
}

/** The card holds the window that was agreed to; what it had shown stays readable behind what became of it. */
function agreedOn(part: PartOf<'confirm'>, agreed: Agreed): Partial<PartOf<'confirm'>> {
  const window = { startAt: agreed.startAt.toISOString(), endAt: agreed.endAt.toISOString() }
  const lead = !shows(part, agreed.choice) ? agreed.instead : showsTime(part, agreed) ? null : agreed.moved
  if (!lead) return window
  const before = ({ text }: { text?: string }, words: { text?: string; summary?: string }) => ({
    text: `${text} ${words.text ?? ''}`.trim(),
    summary: `${text} ${words.summary ?? ''}`.trim(),
  })
  return {
    ...window,
    ...before(lead, part),
    ...(part.es && lead.es ? { es: { ...part.es, ...before(lead.es, part.es) } } : {}),
  }
}

/** To the minute, which is what a card shows. */
function showsTime(part: PartOf<'confirm'>, agreed: Agreed): boolean {
  const same = (shown: string | undefined, at: Date) =>
    shown === undefined || Math.floor(Date.parse(shown) / 60_000) === Math.floor(at.getTime() / 60_000)
  return same(part.startAt, agreed.startAt) && same(part.endAt, agreed.endAt)
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
