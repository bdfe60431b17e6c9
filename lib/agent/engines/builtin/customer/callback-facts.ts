import type { Turn } from '@/lib/agent/turn'
import type { MyCallback } from '@/lib/usecases/tickets/read-my-callback'

const SLOTS = ['soon', 'morning', 'afternoon', 'evening'] as const

/** One of the slots in words, or the customer's own words for it. */
export function readableSlot({ t }: Turn, value: string): string {
  return SLOTS.some((slot) => slot === value) ? t(`people.slot.${value}`) : value
}

/** When a person calls and on which number, as it is noted; what is missing is asked for. */
export function callFacts(
  turn: Turn,
  { callbackAt, contact }: Pick<MyCallback, 'callbackAt' | 'contact'>,
): string {
  const when = callbackAt ? readableSlot(turn, callbackAt) : ''
  const key = when && contact ? 'both' : when ? 'when' : contact ? 'contact' : 'none'
  return turn.t(`callMe.${key}`, { when, contact: contact ?? '' })
}
