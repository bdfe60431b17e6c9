import {
  hotSpotC,
  stepThermal,
  type ThermalLoad,
  type ThermalState,
} from '@/lib/domain/thermal/thermal-model'
import type { ThermalParams } from '@/lib/domain/thermal/thermal-parameters'

/**
 * Minutes until the hot-spot first passes a limit under a load profile, to the minute's hundredth.
 * 0 when it is above already, null when the profile ends below. The last load is held until the horizon.
 */
export function minutesToLimit(
  params: ThermalParams,
  state: ThermalState,
  loads: readonly ThermalLoad[],
  limitHotSpotC: number,
  horizonMinutes = 1440,
): number | null {
  if (hotSpotC(state) > limitHotSpotC) return 0
  let at = state
  let elapsed = 0
  for (const load of extendLast(loads, horizonMinutes)) {
    for (let done = 0; done < load.minutes; ) {
      const minutes = Math.min(1, load.minutes - done)
      const next = stepThermal(params, at, { ...load, minutes })
      if (hotSpotC(next) > limitHotSpotC)
        return elapsed + crossing(params, at, { ...load, minutes }, limitHotSpotC)
      at = next
      done += minutes
      elapsed += minutes
      if (elapsed >= horizonMinutes) return null
    }
  }
  return null
}

function extendLast(loads: readonly ThermalLoad[], horizonMinutes: number): ThermalLoad[] {
  const last = loads.at(-1)
  const total = loads.reduce((sum, load) => sum + load.minutes, 0)
  return last && total < horizonMinutes
    ? [...loads, { ...last, minutes: horizonMinutes - total }]
    : [...loads]
}

function crossing(params: ThermalParams, from: ThermalState, load: ThermalLoad, limit: number): number {
  let low = 0
  let high = load.minutes
  while (high - low > 0.01) {
    const middle = (low + high) / 2
    if (hotSpotC(stepThermal(params, from, { ...load, minutes: middle })) > limit) high = middle
    else low = middle
  }
  return high
}
