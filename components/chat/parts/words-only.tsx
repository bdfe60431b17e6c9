import { partText } from '@/lib/client/part-text'
import type { Part } from '@/lib/protocol/message'

/** A part without a card on this page: its words. */
export function WordsOnly({ part }: { part: Part }) {
  const words = partText(part)
  return words ? <p className="text-body text-muted">{words}</p> : null
}
