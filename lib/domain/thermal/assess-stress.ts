import { loadScenarios } from '@/lib/domain/forecast/forecast-ahead'
import { seededRng } from '@/lib/domain/statistics/seeded-rng'
import { ageingRate } from '@/lib/domain/thermal/ageing'
import { type RequiredShed, requiredShed } from '@/lib/domain/thermal/required-shed'
import { runThermal, type ThermalStep } from '@/lib/domain/thermal/run-thermal'
import { type ScenarioRisk, scenarioRisk } from '@/lib/domain/thermal/scenario-risk'
import {
  type StressLevel,
  stressLevel,
  type ThermalLimits,
  type ThermalRegime,
  thermalLimits,
} from '@/lib/domain/thermal/thermal-limits'
import { hotSpotC, restingState, steadyState, type ThermalState } from '@/lib/domain/thermal/thermal-model'
import { ambientSurchargeK, type Nameplate, thermalParams } from '@/lib/domain/thermal/thermal-parameters'
import { minutesToLimit } from '@/lib/domain/thermal/time-to-limit'

export type StressInput = {
  id: string
  nameplate: Nameplate
  /** kW per kVA of its load. */
  powerFactor?: number
  stepMinutes: number
  /** Measured load and ambient of the last hours, oldest first: they make the present temperature. */
  recent: readonly { loadKw: number; ambientC: number }[]
  /** A measured top-oil temperature overrules the modelled one. */
  topOilC?: number
  /** Forecast of the coming steps: point and band in kW, and past forecast errors as whole paths. */
  ahead: { p50: readonly number[]; p05: readonly number[]; p90: readonly number[]; p95: readonly number[] }
  residualPaths?: readonly (readonly number[])[]
  /** Ambient of the coming steps; the last one is held. */
  ambientC: readonly number[]
  regime?: ThermalRegime
  scenarios?: number
  seed?: string
}

export type StressAssessment = {
  id: string
  limits: ThermalLimits
  now: { loadPu: number; topOilC: number; hotSpotC: number; ageingRate: number; level: StressLevel }
  /** Temperatures of the point forecast at the end of each step. */
  projection: ThermalStep[]
  /** Days of life used by the point forecast over its length. */
  ageingDays: number
  /** Minutes until the hot-spot passes the limit on the point forecast, and on its 90 % quantile. */
  minutesToLimit: number | null
  minutesToLimitP90: number | null
  risk: ScenarioRisk
  /** What to shed so that the 90 % quantile path stays under the limit; null when it does anyway. */
  shed: RequiredShed | null
}

const DEFAULT_POWER_FACTOR = 0.95

/** A transformer's stress now and over its forecast: temperature, ageing, time to the limit, risk, required shed. */
export function assessStress(input: StressInput): StressAssessment {
  const { nameplate, stepMinutes, ahead } = input
  const params = thermalParams(nameplate)
  const surchargeK = ambientSurchargeK(nameplate)
  const ratedKw = nameplate.ratedKva * (input.powerFactor ?? DEFAULT_POWER_FACTOR)
  const limits = thermalLimits(input.regime ?? 'normal-cyclic', nameplate.ratedKva, params.paper)
  const start = presentState(input, ratedKw, surchargeK)
  const ambient = ahead.p50.map((_, t) => (input.ambientC[t] ?? input.ambientC.at(-1) ?? 20) + surchargeK)
  const loads = (kw: readonly number[]) =>
    kw.map((value, t) => ({ minutes: stepMinutes, loadPu: value / ratedKw, ambientC: ambient[t]! }))
  const run = runThermal(params, start, loads(ahead.p50))
  const horizonMinutes = stepMinutes * ahead.p50.length
  const toLimit = (kw: readonly number[]) =>
    minutesToLimit(params, start, loads(kw), limits.hotSpotC, horizonMinutes)
  const minutesToLimitP90 = toLimit(ahead.p90)
  const loadPu = (input.recent.at(-1)?.loadKw ?? ahead.p50[0] ?? 0) / ratedKw
  const now = { loadPu, topOilC: start.topOilC, hotSpotC: hotSpotC(start) }
  const ageingDaysPerDay = (run.ageingDays * 1440) / Math.max(stepMinutes, horizonMinutes)
  return {
    id: input.id,
    limits,
    now: {
      ...now,
      ageingRate: ageingRate(params.paper, now.hotSpotC),
      level: stressLevel({ ...now, ageingDaysPerDay }, nameplate.ratedKva, params.paper),
    },
    projection: run.steps,
    ageingDays: run.ageingDays,
    minutesToLimit: toLimit(ahead.p50),
    minutesToLimitP90,
    risk: scenarioRisk({
      params,
      start,
      stepMinutes,
      ambientC: ambient,
      limitHotSpotC: limits.hotSpotC,
      scenarios: scenarioLoads(input, ratedKw),
    }),
    shed:
      minutesToLimitP90 === null
        ? null
        : requiredShed({
            params,
            start,
            stepMinutes,
            loadKw: ahead.p90,
            ambientC: ambient,
            ratedKw,
            window: [0, ahead.p90.length],
            limitHotSpotC: limits.hotSpotC,
          }),
  }
}

function scenarioLoads(input: StressInput, ratedKw: number): Float64Array[] {
  const { p50, p05, p95 } = input.ahead
  const points = p50.map((kw, t) => ({ p50: kw, p05: p05[t]!, p95: p95[t]! }))
  const rng = seededRng(input.seed ?? input.id)
  const paths = loadScenarios(input.residualPaths ?? [], points, input.scenarios ?? 200, rng)
  return paths.map((path) => path.map((kw) => kw / ratedKw))
}

/** The state that the measured hours lead to, from the steady state of the first. */
function presentState(
  { recent, stepMinutes, topOilC, ...input }: StressInput,
  ratedKw: number,
  surchargeK: number,
): ThermalState {
  const params = thermalParams(input.nameplate)
  const loads = recent.map(({ loadKw, ambientC }) => ({
    minutes: stepMinutes,
    loadPu: loadKw / ratedKw,
    ambientC: ambientC + surchargeK,
  }))
  if (loads.length === 0) {
    const ambientC = (input.ambientC[0] ?? 20) + surchargeK
    return topOilC === undefined
      ? steadyState(params, (input.ahead.p50[0] ?? 0) / ratedKw, ambientC)
      : restingState(topOilC)
  }
  const { end } = runThermal(params, 'steady', loads)
  return topOilC === undefined ? end : { ...end, topOilC }
}
