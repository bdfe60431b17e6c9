import { DEVICE_RESPONSES, type DeviceType } from '@/lib/domain/response/device-types'
import type { HomeParts } from '@/lib/simulator/load/home-load'

export type ActingDevice = {
  type: DeviceType
  ratedKw: number
  capacityKwh: number | null
  /** Standard deviations from the type's mean, of this customer in this event */
  strength: number
  /** Factor that hits the whole event */
  shock: number
  /** Hours the device is to keep it up */
  hours: number
}

/** Share of heating or cooling that a moved set point takes away at first; it ends one home after the other. */
const CLIMATE_SHARE = 0.8
const CLIMATE_SPREAD = 0.2

/**
 * kW less at this moment than the home would draw: never more than what is really running, except for a battery,
 * which can turn a home into a small power plant.
 */
export function deviceReductionKw(device: ActingDevice, parts: HomeParts): number {
  const { type, strength, shock } = device
  const response = DEVICE_RESPONSES[type]
  const spread = (cv: number) => Math.max(0.2, 1 + cv * strength) * shock
  switch (type) {
    case 'battery': {
      const limitKw = Math.min(
        device.ratedKw,
        (device.capacityKwh ?? Number.POSITIVE_INFINITY) / device.hours,
      )
      return Math.min(limitKw, device.ratedKw * response.deliveredShare * spread(response.kwCv))
    }
    case 'thermostat':
      return parts.climateKw * Math.min(0.95, CLIMATE_SHARE * spread(CLIMATE_SPREAD))
    case 'water-heater':
      return parts.waterHeaterKw
    case 'ev':
      return parts.evKw
    case 'behavioural':
      return Math.max(0, parts.baseKw) * Math.min(0.9, response.deliveredShare * spread(response.kwCv))
  }
}
