/** Quantile of some numbers by linear interpolation between order statistics; the input stays as it is. */
export function quantile(values: ArrayLike<number>, p: number): number {
  return sortedQuantile(Float64Array.from(values).sort(), p)
}

export function sortedQuantile(sorted: Float64Array, p: number): number {
  if (sorted.length === 0) return Number.NaN
  const position = (sorted.length - 1) * p
  const low = Math.floor(position)
  const high = Math.min(sorted.length - 1, low + 1)
  return sorted[low]! + (sorted[high]! - sorted[low]!) * (position - low)
}

/**
 * Split-conformal quantile: the ceil((n + 1) p)-th smallest of n calibration values, which covers a new one with
 * probability at least p when they are alike. The largest value when n is too small for p.
 */
export function conformalQuantile(values: ArrayLike<number>, p: number): number {
  const sorted = Float64Array.from(values).sort()
  if (sorted.length === 0) return Number.NaN
  return sorted[Math.min(sorted.length, Math.max(1, Math.ceil((sorted.length + 1) * p))) - 1]!
}
