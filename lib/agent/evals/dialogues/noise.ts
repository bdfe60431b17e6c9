import type { Random } from './random'

/** How carelessly somebody types: 0 as written, 1 no capitals or full stops, 2 a slip of the fingers too. */
export type Noise = 0 | 1 | 2

/** The phrase with its slots filled, typed as carelessly as asked. What fills a slot is left as it is. */
export function typed(phrase: string, slots: Record<string, string>, noise: Noise, random: Random): string {
  const pieces = phrase.split(/(\{\w+\})/)
  const slip = noise === 2 ? wordToSlip(pieces, random) : -1
  let word = -1
  return pieces
    .map((piece) => {
      const slot = /^\{(\w+)\}$/.exec(piece)
      if (slot) {
        const value = slots[slot[1]!]
        if (value === undefined) throw new Error(`"${phrase}" needs ${slot[1]}`)
        return value
      }
      const plain = noise > 0 ? piece.toLowerCase().replace(/\.$/, '') : piece
      return plain.replace(LONG_WORD, (found) => (++word === slip ? slipIn(found, random) : found))
    })
    .join('')
}

const LONG_WORD = /\p{L}{6,}/gu

function wordToSlip(pieces: string[], random: Random): number {
  const count = pieces
    .filter((piece) => !piece.startsWith('{'))
    .reduce((sum, piece) => sum + (piece.match(LONG_WORD)?.length ?? 0), 0)
  return count === 0 ? -1 : random.below(count)
}

/** Two letters swapped, one left out, or one typed twice; never the first or the last. */
function slipIn(word: string, random: Random): string {
  const at = 1 + random.below(word.length - 3)
  const kind = random.below(3)
  if (kind === 0) return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)
  if (kind === 1) return word.slice(0, at) + word.slice(at + 1)
  return word.slice(0, at) + word[at] + word.slice(at)
}
