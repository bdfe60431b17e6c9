import {
  hotSpotC,
  steadyState,
  stepThermal,
  type ThermalLoad,
  type ThermalState,
} from '@/lib/domain/thermal/thermal-model'
import type { Paper, ThermalParams } from '@/lib/domain/thermal/thermal-parameters'

const MINUTES_A_DAY = 1440

/**
 * Relative ageing rate of the insulation; 1 uses up one day of life a day.
 * Normal paper 2^((hot-spot - 98) / 6); upgraded exp(15000/383 - 15000/(hot-spot + 273)).
 */
export function ageingRate(paper: Paper, hotSpot: number): number {
  return paper === 'normal' ? 2 ** ((hotSpot - 98) / 6) : Math.exp(15000 / 383 - 15000 / (hotSpot + 273))
}

/**
 * Days of life used while a load is held, with temperatures in closed form each minute (trapezoid rule).
 * The rate is so steep that one value for a whole quarter hour would be off by tens of percent.
 */
export function ageingDays(params: ThermalParams, state: ThermalState, load: ThermalLoad): number {
  const goal = steadyState(params, load.loadPu, load.ambientC)
  const whole = Math.floor(load.minutes)
  const { oil, fast, slow } = minuteDecay(params)
  let topOil = state.topOilC - goal.topOilC
  let winding = state.fastK - goal.fastK
  let opposing = state.slowK - goal.slowK
  const end = hotSpotC(goal)
  let sum = 0
  let before = ageingRate(params.paper, end + topOil + winding - opposing)
  for (let minute = 0; minute < whole; minute++) {
    topOil *= oil
    winding *= fast
    opposing *= slow
    const after = ageingRate(params.paper, end + topOil + winding - opposing)
    sum += (before + after) / 2
    before = after
  }
  const rest = load.minutes - whole
  if (rest > 0) {
    const after = ageingRate(params.paper, hotSpotC(stepThermal(params, state, load)))
    sum += ((before + after) / 2) * rest
  }
  return sum / MINUTES_A_DAY
}

function minuteDecay(params: ThermalParams) {
  return {
    oil: Math.exp(-1 / (params.k11 * params.oilTimeConstantMin)),
    fast: Math.exp(-1 / (params.k22 * params.windingTimeConstantMin)),
    slow: Math.exp(-params.k22 / params.oilTimeConstantMin),
  }
}
