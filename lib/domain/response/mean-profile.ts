import type { DeviceType } from '@/lib/domain/response/device-types'
import { overrideMinute, relativeReduction } from '@/lib/domain/response/override'

export type ResponseProfile = {
  /** Mean of one participant's reduction in each interval, relative to its kW at the start; negative is rebound. */
  mean: number[]
  /** Mean of its square, which says how far participants differ at that time. */
  meanSquare: number[]
}

const OVERRIDE_QUANTILES = 400

/** How a type's reduction runs over an event and the time after it, averaged over when people override. */
export function meanProfile(
  type: DeviceType,
  durationMinutes: number,
  intervalMinutes: number,
  intervals: number,
): ResponseProfile {
  const mean = new Array<number>(intervals).fill(0)
  const meanSquare = new Array<number>(intervals).fill(0)
  for (let i = 0; i < OVERRIDE_QUANTILES; i++) {
    const draw = -Math.log(1 - (i + 0.5) / OVERRIDE_QUANTILES)
    const stop = Math.min(durationMinutes, overrideMinute(type, draw))
    for (let t = 0; t < intervals; t++) {
      const relative = relativeReduction(type, stop, t * intervalMinutes, (t + 1) * intervalMinutes)
      mean[t]! += relative / OVERRIDE_QUANTILES
      meanSquare[t]! += (relative * relative) / OVERRIDE_QUANTILES
    }
  }
  return { mean, meanSquare }
}
