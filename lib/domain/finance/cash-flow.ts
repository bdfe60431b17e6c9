/** Money of each year, in minor units; index 0 is the first year. */
export type YearlyMinor = readonly number[]

/** First year (from 1) in which what was received reaches what was paid up front; null when it never does in these years. */
export function paybackYears(upFrontMinor: number, yearly: YearlyMinor): number | null {
  let received = 0
  for (const [i, minor] of yearly.entries()) {
    received += minor
    if (received >= upFrontMinor) return i + 1
  }
  return null
}

/** Net present value in minor units: yearly money at each year's end, discounted, less what is paid up front. */
export function netPresentValue(upFrontMinor: number, yearly: YearlyMinor, discountPercent: number): number {
  const rate = discountPercent / 100
  return yearly.reduce((sum, minor, i) => sum + minor / (1 + rate) ** (i + 1), -upFrontMinor)
}

/** A yearly amount that grows by `growthPercent` a year and fades by `fadePercent` a year, over `years` years. */
export function yearlySeries(
  firstYearMinor: number,
  years: number,
  growthPercent = 0,
  fadePercent = 0,
): number[] {
  const factor = (1 + growthPercent / 100) * (1 - fadePercent / 100)
  return Array.from({ length: years }, (_, i) => firstYearMinor * factor ** i)
}
