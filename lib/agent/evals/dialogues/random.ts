import { createHash } from 'node:crypto'

/** Numbers that follow from a seed alone, whatever else is drawn elsewhere. */
export type Random = { below: (n: number) => number; pick: <T>(list: readonly T[]) => T }

export function randomOf(...seed: (string | number)[]): Random {
  let state = createHash('sha256').update(seed.join('|')).digest().readUInt32LE(0)
  const below = (n: number) => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * n)
  }
  return { below, pick: (list) => list[below(list.length)]! }
}
