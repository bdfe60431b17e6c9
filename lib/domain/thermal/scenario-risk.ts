import { ageingRate } from '@/lib/domain/thermal/ageing'
import { hotSpotC, steadyState, type ThermalState } from '@/lib/domain/thermal/thermal-model'
import type { ThermalParams } from '@/lib/domain/thermal/thermal-parameters'

export type ScenarioInput = {
  params: ThermalParams
  start: ThermalState
  stepMinutes: number
  /** One load path a scenario, in per unit, all of one length. */
  scenarios: readonly ArrayLike<number>[]
  ambientC: ArrayLike<number>
  limitHotSpotC: number
}

export type ScenarioRisk = {
  /** Share of scenarios whose hot-spot passes the limit at the end of any step. */
  pOverLimit: number
  expectedAgeingDays: number
  /** Mean over the scenarios of the minutes spent above the limit. */
  expectedMinutesOver: number
  /** Quantiles of the highest hot-spot. */
  peakHotSpotC: { p10: number; p50: number; p90: number }
  /** Quantiles of the hot-spot at the end of each step: the band around the projection. */
  hotSpotBandC: { p10: number[]; p90: number[] }
}

/**
 * Stress of one transformer over many possible loads. Ageing takes the rate as exponential between step ends,
 * which is within a few percent of the minute-by-minute sum; single profiles use the exact one.
 */
export function scenarioRisk(input: ScenarioInput): ScenarioRisk {
  const { params, start, stepMinutes, scenarios, ambientC, limitHotSpotC } = input
  const oil = Math.exp(-stepMinutes / (params.k11 * params.oilTimeConstantMin))
  const fast = Math.exp(-stepMinutes / (params.k22 * params.windingTimeConstantMin))
  const slow = Math.exp((-stepMinutes * params.k22) / params.oilTimeConstantMin)
  const heat = heatTable(params, largestLoad(scenarios))
  const peaks = new Float64Array(scenarios.length)
  const steps = scenarios[0]?.length ?? 0
  const byStep = Array.from({ length: steps }, () => new Float64Array(scenarios.length))
  let over = 0
  let days = 0
  let stepsOver = 0
  for (let s = 0; s < scenarios.length; s++) {
    const path = scenarios[s]!
    let { topOilC, fastK, slowK } = start
    let rate = ageingRate(params.paper, hotSpotC(start))
    let peak = Number.NEGATIVE_INFINITY
    for (let t = 0; t < path.length; t++) {
      const position = Math.abs(path[t]!) / TABLE_STEP
      const entry = Math.floor(position)
      const share = position - entry
      const goal = ambientC[t]! + heat.oil[entry]! + (heat.oil[entry + 1]! - heat.oil[entry]!) * share
      const gradient = heat.winding[entry]! + (heat.winding[entry + 1]! - heat.winding[entry]!) * share
      topOilC = goal + (topOilC - goal) * oil
      fastK = params.k21 * gradient + (fastK - params.k21 * gradient) * fast
      slowK = (params.k21 - 1) * gradient + (slowK - (params.k21 - 1) * gradient) * slow
      const hotSpot = topOilC + fastK - slowK
      if (hotSpot > peak) peak = hotSpot
      byStep[t]![s] = hotSpot
      if (hotSpot > limitHotSpotC) stepsOver++
      const next = ageingRate(params.paper, hotSpot)
      days += exponentialMean(rate, next)
      rate = next
    }
    peaks[s] = peak
    if (peak > limitHotSpotC) over++
  }
  peaks.sort()
  const count = Math.max(1, scenarios.length)
  const quantile = (p: number, of: Float64Array = peaks) =>
    of[Math.min(of.length - 1, Math.floor(p * of.length))] ?? Number.NaN
  for (const hotSpots of byStep) hotSpots.sort()
  return {
    pOverLimit: over / count,
    expectedAgeingDays: (days * stepMinutes) / 1440 / count,
    expectedMinutesOver: (stepsOver * stepMinutes) / count,
    peakHotSpotC: { p10: quantile(0.1), p50: quantile(0.5), p90: quantile(0.9) },
    hotSpotBandC: {
      p10: byStep.map((hotSpots) => quantile(0.1, hotSpots)),
      p90: byStep.map((hotSpots) => quantile(0.9, hotSpots)),
    },
  }
}

/** Mean of an exponential between two values: Simpson's rule with their geometric mean in the middle. */
function exponentialMean(a: number, b: number): number {
  return (a + 4 * Math.sqrt(a * b) + b) / 6
}

const TABLE_STEP = 0.002

/** Steady oil rise and winding gradient by load: millions of steps look them up, to 1e-4 K, instead of raising to powers. */
function heatTable(params: ThermalParams, largestLoadPu: number) {
  const size = Math.ceil(largestLoadPu / TABLE_STEP) + 2
  const oil = new Float64Array(size)
  const winding = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    const steady = steadyState(params, i * TABLE_STEP, 0)
    oil[i] = steady.topOilC
    winding[i] = steady.fastK / params.k21
  }
  return { oil, winding }
}

function largestLoad(scenarios: readonly ArrayLike<number>[]): number {
  let largest = 0
  for (const path of scenarios)
    for (let t = 0; t < path.length; t++) largest = Math.max(largest, Math.abs(path[t]!))
  return largest
}
