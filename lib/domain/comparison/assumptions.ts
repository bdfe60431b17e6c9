/** What a comparison assumes; null means "as measured". Money in minor units a kWh, shares and rates in percent. */
export type ComparisonAssumptions = {
  yearKwh: number | null
  systemKw: number | null
  selfUsePercent: number | null
  eventsPerYear: number | null
  retailMinorPerKwh: number
  exportMinorPerKwh: number
  yieldKwhPerKw: number
  fadePercent: number
  rateGrowthPercent: number
  discountPercent: number
  horizonYears: number
}

export type AssumptionId = keyof ComparisonAssumptions

/** In what unit people name each assumption, and between which values it makes sense. */
export const ASSUMPTION_RANGES: Record<
  AssumptionId,
  { min: number; max: number; whole?: true; cents?: true }
> = {
  yearKwh: { min: 100, max: 200_000 },
  systemKw: { min: 0.5, max: 30 },
  selfUsePercent: { min: 0, max: 100 },
  eventsPerYear: { min: 0, max: 200, whole: true },
  retailMinorPerKwh: { min: 1, max: 200, cents: true },
  exportMinorPerKwh: { min: 0, max: 200, cents: true },
  yieldKwhPerKw: { min: 500, max: 2500 },
  fadePercent: { min: 0, max: 5 },
  rateGrowthPercent: { min: -10, max: 20 },
  discountPercent: { min: 0, max: 20 },
  horizonYears: { min: 1, max: 25, whole: true },
}

export const COMPARISON_DEFAULTS = { discountPercent: 3, horizonYears: 10, rateGrowthPercent: 0 } as const

export function asAssumptionId(id: string): AssumptionId | null {
  return id in ASSUMPTION_RANGES ? (id as AssumptionId) : null
}

/**
 * Reads what a person typed for an assumption: "4 kW", "30%", "$0.33", "33 cents", "10 years". A price up to 2 is in whole
 * money, above it in cents. Null when there is no number or it lies outside what makes sense.
 */
export function readAssumption(id: AssumptionId, typed: string): number | null {
  const text = typed
    .replace(/,(?=\d{3}\b)/g, '')
    .replace(',', '.')
    .replace(/[−–]/g, '-')
  const match = /-?\d*\.?\d+/.exec(text)
  if (!match) return null
  const range = ASSUMPTION_RANGES[id]
  const number = Number(match[0])
  const inCents = /[¢]|\bcent/i.test(text) || Math.abs(number) > 2
  const value = range.cents && !inCents ? number * 100 : number
  if (!Number.isFinite(value) || value < range.min || value > range.max) return null
  return range.whole ? Math.round(value) : Math.round(value * 1000) / 1000
}
