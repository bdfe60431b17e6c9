import { normalQuantile } from '@/lib/domain/statistics/normal'

const SIZE = 4096
const CUT = 2.4

/**
 * Lognormal factors of mean 1 by the top twelve bits of a hash: a lookup in place of logarithms and exponentials.
 * The ends are cut at 2.4 standard deviations, so a simulated home cannot draw an absurd load.
 */
export function lognormalTable(sigma: number): Float64Array {
  const table = Float64Array.from({ length: SIZE }, (_, i) =>
    Math.exp(sigma * clip(normalQuantile((i + 0.5) / SIZE))),
  )
  const mean = table.reduce((sum, value) => sum + value, 0) / SIZE
  return table.map((value) => value / mean)
}

export function pick(table: Float64Array, hashed: number): number {
  return table[hashed >>> 20]!
}

function clip(z: number): number {
  return Math.min(CUT, Math.max(-CUT, z))
}
