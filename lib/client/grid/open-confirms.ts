import type { Message, PartOf } from '@/lib/protocol/message'

export type PinnedConfirm = { messageId: string; seq: number; part: PartOf<'confirm'> }

/** Confirmations that wait for a decision, newest first. */
export function openConfirms(messages: readonly Message[], wallNowMs: number): PinnedConfirm[] {
  return confirmsOf(messages)
    .filter(({ part }) => part.state === 'open' && Date.parse(part.expiresAt) > wallNowMs)
    .reverse()
}

const DECIDED_SHOWN_MS = 5 * 60_000
const DECIDED_SHOWN_BESIDE_OPEN_MS = 90_000

/** The decision made last, while it is news: everyone sees who decided. Shorter when others still wait. */
export function latestDecision(
  messages: readonly Message[],
  wallNowMs: number,
  othersWait = false,
): PinnedConfirm | null {
  const shownMs = othersWait ? DECIDED_SHOWN_BESIDE_OPEN_MS : DECIDED_SHOWN_MS
  const decided = confirmsOf(messages).filter(
    ({ part }) =>
      (part.state === 'confirmed' || part.state === 'declined') &&
      part.decidedAt !== undefined &&
      wallNowMs - Date.parse(part.decidedAt) < shownMs,
  )
  return decided.sort((a, b) => Date.parse(b.part.decidedAt!) - Date.parse(a.part.decidedAt!))[0] ?? null
}

function confirmsOf(messages: readonly Message[]): PinnedConfirm[] {
  return messages.flatMap((message) =>
    message.parts
      .filter((part) => part.type === 'confirm')
      .map((part) => ({ messageId: message.id, seq: message.seq, part })),
  )
}
