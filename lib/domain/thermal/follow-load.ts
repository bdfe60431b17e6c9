import { ageingDays } from '@/lib/domain/thermal/ageing'
import { hotSpotC, steadyState, stepThermal, type ThermalState } from '@/lib/domain/thermal/thermal-model'
import { ambientSurchargeK, type Nameplate, thermalParams } from '@/lib/domain/thermal/thermal-parameters'

/** One reading of a transformer; null where it did not say. */
export type LoadSample = { atMs: number; loadKw: number; ambientC: number | null; topOilC: number | null }

/** Where the model stands after the newest reading, whose load and ambient hold until the next. */
export type FollowedState = ThermalState & {
  atMs: number
  loadKw: number
  ambientC: number
  /** The newest reading did not say how warm it was */
  ambientAssumed: boolean
  /** The top-oil temperature is a thermometer's, not the model's */
  topOilMeasured: boolean
  /** Days of life used in each of the last 24 hours, by hour number modulo 24 */
  ageingByHour: number[]
  ageingHour: number
}

/** What stands in for an ambient temperature that nobody measured (IEC's yearly average). */
export const ASSUMED_AMBIENT_C = 20

const HOUR_MS = 3_600_000
const HOURS = 24
/** After a longer silence nobody knows what the load was: the model starts anew from the steady state. */
const LONGEST_GAP_MS = 6 * HOUR_MS

/**
 * Follows a transformer's temperature through its readings, oldest first: each load holds until the next reading.
 * A measured top-oil temperature overrules the model's. Readings older than the state change nothing.
 * Null without a state and without a reading.
 */
export function followLoad(
  plate: { nameplate: Nameplate; ratedKw: number },
  before: FollowedState | null,
  samples: readonly LoadSample[],
): FollowedState | null {
  const params = thermalParams(plate.nameplate)
  const surchargeK = ambientSurchargeK(plate.nameplate)
  let state = before
  for (const sample of samples) {
    if (state && sample.atMs < state.atMs) continue
    const ambientC = sample.ambientC ?? state?.ambientC ?? ASSUMED_AMBIENT_C
    const minutes = state ? (sample.atMs - state.atMs) / 60_000 : Number.POSITIVE_INFINITY
    const known = state !== null && minutes * 60_000 <= LONGEST_GAP_MS
    const held = state && {
      minutes,
      loadPu: state.loadKw / plate.ratedKw,
      ambientC: state.ambientC + surchargeK,
    }
    const modelled: ThermalState =
      known && held && state
        ? stepThermal(params, state, held)
        : steadyState(params, sample.loadKw / plate.ratedKw, ambientC + surchargeK)
    const days = known && held && state ? ageingDays(params, state, held) : 0
    state = {
      ...modelled,
      ...(sample.topOilC === null ? {} : { topOilC: sample.topOilC }),
      atMs: sample.atMs,
      loadKw: sample.loadKw,
      ambientC,
      ambientAssumed: sample.ambientC === null,
      topOilMeasured: sample.topOilC !== null,
      ...ageingAfter(state, sample.atMs, days),
    }
  }
  return state
}

export type TracedTemperature = { atMs: number; topOilC: number; hotSpotC: number }

/** The temperatures at each reading, oldest first, as the model followed them. */
export function traceTemperatures(
  plate: { nameplate: Nameplate; ratedKw: number },
  samples: readonly LoadSample[],
): TracedTemperature[] {
  let state: FollowedState | null = null
  return samples.map((sample) => {
    state = followLoad(plate, state, [sample])!
    return { atMs: sample.atMs, topOilC: state.topOilC, hotSpotC: hotSpotC(state) }
  })
}

/** Days of life used over the last 24 hours. */
export function ageingOfDay({ ageingByHour }: Pick<FollowedState, 'ageingByHour'>): number {
  return ageingByHour.reduce((sum, days) => sum + days, 0)
}

function ageingAfter(state: FollowedState | null, atMs: number, days: number) {
  const hour = Math.floor(atMs / HOUR_MS)
  const ageingByHour = state ? [...state.ageingByHour] : new Array<number>(HOURS).fill(0)
  const passed = Math.min(HOURS, hour - (state?.ageingHour ?? hour))
  for (let back = 0; back < passed; back++) ageingByHour[(hour - back) % HOURS] = 0
  ageingByHour[hour % HOURS]! += days
  return { ageingByHour, ageingHour: hour }
}
