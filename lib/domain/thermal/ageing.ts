import {
  hotSpotC,
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
  let sum = 0
  let before = ageingRate(params.paper, hotSpotC(state))
  let at = state
  for (let done = 0; done < load.minutes; ) {
    const minutes = Math.min(1, load.minutes - done)
    at = stepThermal(params, at, { ...load, minutes })
    const after = ageingRate(params.paper, hotSpotC(at))
    sum += ((before + after) / 2) * minutes
    before = after
    done += minutes
  }
  return sum / MINUTES_A_DAY
}
