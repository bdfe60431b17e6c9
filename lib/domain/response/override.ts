import { DEVICE_RESPONSES, type DeviceType } from '@/lib/domain/response/device-types'

/**
 * Overrides of thermostats: hazard per quarter hour h0 exp(g t), t in minutes. The two numbers are the ones at which
 * a called group's net saving reaches zero at 160 minutes (Wildstein et al.) while overrides and the rebound behind
 * them have cost half of the saving by then, with the type's rebound of 40 % over 90 minutes.
 */
const INITIAL_HAZARD_PER_QUARTER = 0.0752
const HAZARD_GROWTH_PER_MINUTE = 0.0076

/**
 * Minutes after the start at which a customer overrides, for an exponential draw of mean 1 (-ln of a uniform);
 * infinite for types that people leave alone.
 */
export function overrideMinute(type: DeviceType, exponentialDraw: number): number {
  if (DEVICE_RESPONSES[type].netZeroMinutes === null) return Number.POSITIVE_INFINITY
  // Inverse of the cumulated hazard H(t) = h0 (exp(g t) - 1) / (15 g).
  return (
    Math.log(1 + (HAZARD_GROWTH_PER_MINUTE * 15 * exponentialDraw) / INITIAL_HAZARD_PER_QUARTER) /
    HAZARD_GROWTH_PER_MINUTE
  )
}

/**
 * Relative reduction in [fromMinute, toMinute) of a device that gives 1 until it stops, then takes part of the
 * avoided energy back evenly: 1 while on, negative in the rebound, 0 after it.
 */
export function relativeReduction(
  type: DeviceType,
  stopMinute: number,
  fromMinute: number,
  toMinute: number,
): number {
  const { reboundShare, reboundMinutes } = DEVICE_RESPONSES[type]
  const length = toMinute - fromMinute
  const on = overlap(0, stopMinute, fromMinute, toMinute) / length
  const returning = overlap(stopMinute, stopMinute + reboundMinutes, fromMinute, toMinute) / length
  return on - (returning * reboundShare * stopMinute) / reboundMinutes
}

function overlap(a: number, b: number, c: number, d: number): number {
  return Math.max(0, Math.min(b, d) - Math.max(a, c))
}
