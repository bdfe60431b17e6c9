import { type LoadYear, MONTH_DAYS, QUARTERS } from '@/lib/domain/usage/load-year'

export type SolarSplit = {
  generatedKwh: number
  /** Used at home in the same quarter hour */
  selfUsedKwh: number
  soldKwh: number
  /** selfUsedKwh over generatedKwh, 0 to 1 */
  selfUseShare: number
}

/**
 * Where a system's energy of a year goes, quarter hour by quarter hour: each measured day, scaled to what the home uses in
 * that month, against the month's solar day. `shiftQuarters` is how far the wall clock runs ahead of solar time in a month.
 */
export function splitSolar(
  load: LoadYear,
  solar: readonly (readonly number[])[],
  systemKw: number,
  shiftQuarters: readonly number[] = [],
): SolarSplit {
  let generatedKwh = 0
  let selfUsedKwh = 0
  const dayTotals = load.days.map((day) => day.reduce((a, b) => a + Math.max(0, b), 0))
  for (let month = 0; month < 12; month++) {
    const made = solar[month]!
    const weight = MONTH_DAYS[month]!
    const madeADay = made.reduce((a, b) => a + b, 0) * systemKw
    generatedKwh += madeADay * weight
    if (load.days.length === 0) continue
    const shift = shiftQuarters[month] ?? 0
    let used = 0
    for (const [d, day] of load.days.entries()) {
      const scale = dayTotals[d]! > 0 ? load.monthDailyKwh[month]! / dayTotals[d]! : 0
      for (let slot = 0; slot < QUARTERS; slot++) {
        const sun = made[(slot - shift + QUARTERS) % QUARTERS]! * systemKw
        if (sun > 0) used += Math.min(sun, Math.max(0, day[slot]!) * scale)
      }
    }
    selfUsedKwh += (used / load.days.length) * weight
  }
  return {
    generatedKwh,
    selfUsedKwh,
    soldKwh: generatedKwh - selfUsedKwh,
    selfUseShare: generatedKwh > 0 ? selfUsedKwh / generatedKwh : 0,
  }
}
