import { DEVICE_RESPONSES, type DeviceType } from '@/lib/domain/response/device-types'
import { meanProfile } from '@/lib/domain/response/mean-profile'

const INTERVAL_MINUTES = 15
/** Programs publish the kW of a participant as the mean over one to two hours. */
const TYPICAL_MINUTES = 90

/**
 * Mean kW of a participant over an event of this length, relative to the mean over a typical one: people turn their
 * thermostats back, so that a long event gets less of them.
 */
export function shareHeld(type: DeviceType, minutes: number): number {
  return meanOver(type, minutes) / meanOver(type, TYPICAL_MINUTES)
}

/** What a profile that starts at 1 is multiplied with so that its mean over a typical event is 1. */
export function profileScale(type: DeviceType): number {
  return 1 / meanOver(type, TYPICAL_MINUTES)
}

function meanOver(type: DeviceType, minutes: number): number {
  if (DEVICE_RESPONSES[type].netZeroMinutes === null) return 1
  const intervals = Math.max(1, Math.ceil(minutes / INTERVAL_MINUTES))
  const { mean } = meanProfile(type, minutes, INTERVAL_MINUTES, intervals)
  return Math.max(0.05, mean.reduce((sum, share) => sum + share, 0) / intervals)
}
