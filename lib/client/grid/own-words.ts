import type { Part } from '@/lib/protocol/message'

/** A part of the room's chat with its words in the reader's language, where it has them. */
export function ownWords<P extends Part>(part: P, locale: string): P {
  return locale === 'es' && 'es' in part && part.es ? { ...part, ...part.es } : part
}
