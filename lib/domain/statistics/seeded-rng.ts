/** A source of uniform numbers in [0, 1); the domain never makes one by itself. */
export type Rng = () => number

/**
 * Deterministic uniform generator (sfc32, Chris Doty-Humphrey's PractRand) seeded from any text or number.
 * The same seed gives the same sequence on every machine.
 */
export function seededRng(seed: string | number): Rng {
  const mix = hashWords(String(seed))
  let a = mix()
  let b = mix()
  let c = mix()
  let counter = 1
  const next = () => {
    const result = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + result) | 0
    return (result >>> 0) / 4294967296
  }
  // The first outputs still resemble the seed words.
  for (let i = 0; i < 12; i++) next()
  return next
}

/** xmur3: spreads a text over as many 32-bit words as asked for. */
function hashWords(text: string): () => number {
  let h = 1779033703 ^ text.length
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 3432918353)
    h = (h << 13) | (h >>> 19)
  }
  return () => {
    h = Math.imul(h ^ (h >>> 16), 2246822507)
    h = Math.imul(h ^ (h >>> 13), 3266489909)
    h ^= h >>> 16
    return h | 0
  }
}
