import type { DeviceType } from '@/lib/domain/program/terms'
import type { DemoRating } from '@/lib/simulator/network/nameplates'

/** So many customers with a device (or none) in a program. */
export type Quota = { programId: string; device: DeviceType | null; customers: number }

/**
 * Who is enrolled under a transformer with demo meters: sized so that programs callable at any hour bring about 16 %
 * of its rating, most of it from batteries, and no more than 20 % with the evening programs.
 */
export function demoQuotas(ratedKva: DemoRating): Quota[] {
  const large = ratedKva === 250
  return [
    { programId: 'battery-boost', device: 'battery', customers: large ? 8 : 5 },
    { programId: 'comfort-flex', device: 'thermostat', customers: large ? 8 : 6 },
    { programId: 'hot-water-timeout', device: 'water-heater', customers: 4 },
    { programId: 'peak-savings', device: null, customers: 8 },
    { programId: 'ev-evening-pause', device: 'ev', customers: large ? 3 : 2 },
    { programId: 'summer-comfort', device: 'thermostat', customers: 2 },
    { programId: 'winter-hour', device: null, customers: 3 },
    { programId: 'critical-days', device: null, customers: 2 },
  ]
}

/** Shares of a home's program by the devices it owns, elsewhere in the network; the first device that matches decides. */
export const PROGRAMS_BY_DEVICE: Record<DeviceType | 'none' | 'business', [string, number][]> = {
  battery: [
    ['battery-boost', 0.8],
    ['battery-season', 0.2],
  ],
  ev: [
    ['ev-evening-pause', 0.7],
    ['peak-savings', 0.3],
  ],
  thermostat: [
    ['comfort-flex', 0.65],
    ['summer-comfort', 0.25],
    ['cooling-cycle', 0.1],
  ],
  'water-heater': [
    ['hot-water-timeout', 0.8],
    ['peak-savings', 0.2],
  ],
  none: [
    ['peak-savings', 0.6],
    ['winter-hour', 0.15],
    ['critical-days', 0.15],
    ['heatwave-relief', 0.1],
  ],
  business: [
    ['business-standby', 0.5],
    ['business-bid', 0.5],
  ],
}

/** Chance that a home with such a device is in a program: about 30 % of all customers are. */
export const ENROLLED_SHARE: Record<DeviceType | 'none' | 'business', number> = {
  battery: 0.85,
  ev: 0.45,
  thermostat: 0.45,
  'water-heater': 0.4,
  none: 0.16,
  business: 0.35,
}
