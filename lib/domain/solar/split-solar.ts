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
    generatedKwh += made.reduce((a, b) => a + b, 0) * systemKw * weight
    if (load.days.length === 0) continue
    // Only the daylight is walked: more than half of the slots are night.
    const { slots, sun } = daylight(made, systemKw, shiftQuarters[month] ?? 0)
    const monthKwh = load.monthDailyKwh[month]!
    let used = 0
    for (let d = 0; d < load.days.length; d++) {
      const day = load.days[d]!
      const total = dayTotals[d]!
      if (total <= 0) continue
      const scale = monthKwh / total
      for (let i = 0; i < slots.length; i++) {
        const drawn = day[slots[i]!]! * scale
        if (drawn > 0) used += Math.min(drawn, sun[i]!)
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

/** Local slots in which panels make anything, with the kWh of each. */
function daylight(
  made: readonly number[],
  systemKw: number,
  shift: number,
): { slots: number[]; sun: number[] } {
  const slots: number[] = []
  const sun: number[] = []
  for (let slot = 0; slot < QUARTERS; slot++) {
    const kwh = made[(slot - shift + QUARTERS) % QUARTERS]! * systemKw
    if (kwh <= 0) continue
    slots.push(slot)
    sun.push(kwh)
  }
  return { slots, sun }
}
