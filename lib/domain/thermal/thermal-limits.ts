import type { Paper } from '@/lib/domain/thermal/thermal-parameters'

export const THERMAL_REGIMES = [
  'continuous',
  'normal-cyclic',
  'long-time-emergency',
  'short-time-emergency',
] as const

export type ThermalRegime = (typeof THERMAL_REGIMES)[number]

export type ThermalLimits = { loadPu: number; hotSpotC: number; topOilC: number }

/** grey nothing to see, amber ages faster than planned, red beyond cyclic loading, critical beyond an emergency. */
export type StressLevel = 'normal' | 'amber' | 'red' | 'critical'

const LIMITS: Record<
  ThermalRegime,
  { loadPu: readonly [number, number, number]; hotSpotC: number; topOilC: number }
> = {
  continuous: { loadPu: [1, 1, 1], hotSpotC: 98, topOilC: 100 },
  'normal-cyclic': { loadPu: [1.5, 1.5, 1.3], hotSpotC: 120, topOilC: 105 },
  'long-time-emergency': { loadPu: [1.8, 1.5, 1.3], hotSpotC: 140, topOilC: 115 },
  'short-time-emergency': { loadPu: [2, 1.8, 1.5], hotSpotC: 160, topOilC: 115 },
}

/** Limits of IEC 60076-7 by regime, size (up to 10 MVA, up to 100 MVA, above) and paper. */
export function thermalLimits(
  regime: ThermalRegime,
  ratedKva: number,
  paper: Paper = 'normal',
): ThermalLimits {
  const { loadPu, hotSpotC, topOilC } = LIMITS[regime]
  const size = ratedKva <= 10_000 ? 0 : ratedKva <= 100_000 ? 1 : 2
  const rated = regime === 'continuous' && paper === 'upgraded' ? 110 : hotSpotC
  return { loadPu: loadPu[size], hotSpotC: rated, topOilC }
}

/** How stressed a transformer is: the worst of load, hot-spot, top-oil, and the life used in 24 hours. */
export function stressLevel(
  reading: { loadPu: number; hotSpotC: number; topOilC: number; ageingDaysPerDay?: number },
  ratedKva: number,
  paper: Paper = 'normal',
): StressLevel {
  const over = (regime: ThermalRegime) => {
    const limits = thermalLimits(regime, ratedKva, paper)
    return (
      reading.hotSpotC > limits.hotSpotC ||
      reading.topOilC > limits.topOilC ||
      Math.abs(reading.loadPu) > limits.loadPu
    )
  }
  if (over('long-time-emergency')) return 'critical'
  if (over('normal-cyclic')) return 'red'
  // A load a little over the rating is no stress by itself while the winding is cool.
  const hot = reading.hotSpotC > thermalLimits('continuous', ratedKva, paper).hotSpotC
  return hot || (reading.ageingDaysPerDay ?? 0) > 1 ? 'amber' : 'normal'
}
