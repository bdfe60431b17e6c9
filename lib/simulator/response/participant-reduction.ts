import { DEVICE_RESPONSES, type DeviceType } from '@/lib/domain/response/device-types'
import type { HomeParts } from '@/lib/simulator/load/home-load'
import { type ActingDevice, deviceReductionKw } from '@/lib/simulator/response/device-reduction'

export const SAMPLE_MS = 300_000
const MINUTE_MS = 60_000

/** One participant's part in one event, as far as the simulated load is concerned. */
export type Acting = {
  meterId: string
  type: DeviceType
  device: ActingDevice
  /** While it reduces, epoch milliseconds: from the later of start and yes, until end, no, or by itself */
  fromMs: number
  stopMs: number
}

/** Energy taken from the load in kWh, sampled every five minutes from the start of the reduction. */
export function avoidedKwh(acting: Acting, partsAt: (atMs: number) => HomeParts): number {
  let kwh = 0
  for (let at = acting.fromMs; at < acting.stopMs; at += SAMPLE_MS) {
    const hours = Math.min(SAMPLE_MS, acting.stopMs - at) / 3_600_000
    kwh += deviceReductionKw(acting.device, partsAt(at)) * hours
  }
  return kwh
}

/**
 * kW by which a participant's load is lower at a moment; negative while part of the avoided energy returns.
 * `avoided` is asked only for moments after the reduction.
 */
export function reductionAt(acting: Acting, atMs: number, parts: HomeParts, avoided: () => number): number {
  if (atMs < acting.fromMs || acting.stopMs <= acting.fromMs) return 0
  if (atMs < acting.stopMs) return deviceReductionKw(acting.device, parts)
  const { reboundShare, reboundMinutes } = DEVICE_RESPONSES[acting.type]
  if (atMs >= acting.stopMs + reboundMinutes * MINUTE_MS) return 0
  return (-reboundShare * avoided()) / (reboundMinutes / 60)
}

/** Longest that an event is felt after its end. */
export const LONGEST_REBOUND_MS =
  Math.max(...Object.values(DEVICE_RESPONSES).map((response) => response.reboundMinutes)) * MINUTE_MS
