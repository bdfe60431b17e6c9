import { normalQuantile } from '@/lib/domain/statistics/normal'

const SIZE = 4096

/**
 * Lognormal factors of mean 1 by the top twelve bits of a hash: a lookup in place of logarithms and exponentials.
 * The ends lie at 3.7 standard deviations, so a simulated home cannot draw an absurd load.
 */
export function lognormalTable(sigma: number): Float64Array {
  const table = Float64Array.from({ length: SIZE }, (_, i) =>
    Math.exp(sigma * normalQuantile((i + 0.5) / SIZE)),
  )
  const mean = table.reduce((sum, value) => sum + value, 0) / SIZE
  return table.map((value) => value / mean)
}

export function pick(table: Float64Array, hashed: number): number {
  return table[hashed >>> 20]!
}
