import type { Memory } from '@/lib/agent/memory'
import type { Turn } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'

/** Words that point at something said before: alone they are no wish to take up. */
const POINTS_BACK = /^(?:choose|other-one|correct-choice|repeat|yes|compare\.offers)$/
const TAKES_IT = /^(?:programs\.enroll|solar\.order)$/

/** What is taken up after sign-in: the newest wish that stands by itself; "I want that" takes the one before it. */
export function wishAfterSignIn(
  { memory, text }: Pick<Turn, 'memory' | 'text'>,
  { intent, slots }: Act,
): Partial<Memory> {
  const before = memory.afterSignIn
  const named = slots.offerId ?? slots.programId ?? slots.deviceKind ?? slots.amountMinor ?? slots.powerKw
  if (before && TAKES_IT.test(intent) && named === undefined) return takesWish(memory)
  if (before && named === undefined && (POINTS_BACK.test(intent) || slots.ordinal !== undefined))
    return { afterSignIn: before }
  return { afterSignIn: text.slice(0, 500) }
}

/** "Good, I want that" */
export function takesWish({ afterSignIn }: Memory): Partial<Memory> {
  return afterSignIn ? { afterSignIn, notes: { takesFirst: true } } : {}
}
