import type { CustomerIntent } from '@/lib/agent/understanding/intent'
import type { Act } from '@/lib/agent/understanding/understanding'

const MOST_WORDS_OF_A_FOLLOW_UP = 6

/** The same words, meant as something else than they were read. */
export function as(act: Act, intent: CustomerIntent): Act {
  return { ...act, intent, confidence: Math.max(act.confidence, 0.8) }
}

export function isShort(words: string): boolean {
  return words.split(/\s+/).length <= MOST_WORDS_OF_A_FOLLOW_UP
}
