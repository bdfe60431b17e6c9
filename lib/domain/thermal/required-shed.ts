import { runThermal } from '@/lib/domain/thermal/run-thermal'
import type { ThermalState } from '@/lib/domain/thermal/thermal-model'
import type { ThermalParams } from '@/lib/domain/thermal/thermal-parameters'

export type ShedInput = {
  params: ThermalParams
  start: ThermalState
  stepMinutes: number
  /** Load path to be safe on (an upper quantile of the forecast), kW. */
  loadKw: readonly number[]
  ambientC: readonly number[]
  /** kW that are 1 per unit: rating times power factor. */
  ratedKw: number
  /** Steps in which load may be shed, first included, last not. */
  window: readonly [number, number]
  limitHotSpotC: number
  /** Life that may be used over the whole path, in days. */
  maxAgeingDays?: number
}

export type RequiredShed = {
  /** kW to shed in each step of the path; 0 outside the window. */
  shedKw: number[]
  peakShedKw: number
  /** The load cap in kW that achieves it, null when nothing needs shedding. */
  capKw: number | null
  peakHotSpotC: number
  ageingDays: number
  /** false when even shedding everything in the window leaves the limit passed. */
  feasible: boolean
}

/**
 * Smallest shed that keeps a load path under its thermal limits: a cap on the load inside the window, by bisection
 * (temperature never falls when load rises, so the highest cap that holds is the least shed).
 */
export function requiredShed(input: ShedInput): RequiredShed {
  const asIs = evaluate(input, Number.POSITIVE_INFINITY)
  if (asIs.feasible) return asIs
  const nothing = evaluate(input, 0)
  if (!nothing.feasible) return nothing
  let low = 0
  let high = Math.max(...input.loadKw.slice(...input.window))
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2
    if (evaluate(input, middle).feasible) low = middle
    else high = middle
  }
  return evaluate(input, low)
}

function evaluate(input: ShedInput, capKw: number): RequiredShed {
  const [from, to] = input.window
  const shedKw = input.loadKw.map((kw, i) => (i >= from && i < to ? Math.max(0, kw - capKw) : 0))
  const run = runThermal(
    input.params,
    input.start,
    input.loadKw.map((kw, i) => ({
      minutes: input.stepMinutes,
      loadPu: (kw - shedKw[i]!) / input.ratedKw,
      ambientC: input.ambientC[i]!,
    })),
  )
  const peakHotSpotC = Math.max(...run.steps.map((step) => step.hotSpotC))
  return {
    shedKw,
    peakShedKw: Math.max(0, ...shedKw),
    capKw: Number.isFinite(capKw) ? capKw : null,
    peakHotSpotC,
    ageingDays: run.ageingDays,
    feasible:
      peakHotSpotC <= input.limitHotSpotC &&
      run.ageingDays <= (input.maxAgeingDays ?? Number.POSITIVE_INFINITY),
  }
}
