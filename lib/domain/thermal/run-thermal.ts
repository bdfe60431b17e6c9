import { ageingDays, ageingRate } from '@/lib/domain/thermal/ageing'
import {
  hotSpotC,
  restingState,
  steadyState,
  stepThermal,
  type ThermalLoad,
  type ThermalState,
} from '@/lib/domain/thermal/thermal-model'
import type { ThermalParams } from '@/lib/domain/thermal/thermal-parameters'

/** Where a run starts: a measured top-oil, the steady state of the first load, or as cold as its surroundings. */
export type ThermalStart = { topOilC: number } | 'steady' | 'ambient'

export type ThermalStep = { atMinute: number; topOilC: number; hotSpotC: number; ageingRate: number }

export type ThermalRun = { steps: ThermalStep[]; ageingDays: number; model: string; end: ThermalState }

export const THERMAL_MODEL = 'IEC 60076-7 recursion, exponential step, ageing by the minute'

/** Temperatures at the end of each step of a load profile, and the life it uses; also the 24-hour projection. */
export function runThermal(
  params: ThermalParams,
  start: ThermalStart | ThermalState,
  loads: readonly ThermalLoad[],
): ThermalRun {
  let state = startState(params, start, loads[0])
  let atMinute = 0
  let days = 0
  const steps = loads.map((load) => {
    days += ageingDays(params, state, load)
    state = stepThermal(params, state, load)
    atMinute += load.minutes
    const hotSpot = hotSpotC(state)
    return {
      atMinute,
      topOilC: state.topOilC,
      hotSpotC: hotSpot,
      ageingRate: ageingRate(params.paper, hotSpot),
    }
  })
  return { steps, ageingDays: days, model: THERMAL_MODEL, end: state }
}

/** @throws RangeError when the start depends on a first load that is not there */
export function startState(
  params: ThermalParams,
  start: ThermalStart | ThermalState,
  first: ThermalLoad | undefined,
): ThermalState {
  if (typeof start === 'object') return 'fastK' in start ? start : restingState(start.topOilC)
  if (!first) throw new RangeError(`a start from "${start}" needs a first load`)
  return start === 'steady' ? steadyState(params, first.loadPu, first.ambientC) : restingState(first.ambientC)
}
