import type { DemoDevice } from '@/lib/simulator/network/demo-network'

/** The devices that demo homes own; `turn` picks among the variants. */
export function demoDevice(type: DemoDevice['type'], turn: number): DemoDevice {
  const variants = CATALOG[type]
  return { type, ...variants[turn % variants.length]! }
}

const CATALOG: Record<DemoDevice['type'], Omit<DemoDevice, 'type'>[]> = {
  thermostat: [
    { name: 'Hallway thermostat', ratedKw: 1.5, capacityKwh: null },
    { name: 'Living room thermostat', ratedKw: 1.5, capacityKwh: null },
    { name: 'Upstairs thermostat', ratedKw: 1.5, capacityKwh: null },
  ],
  battery: [
    { name: 'Garage battery', ratedKw: 5, capacityKwh: 16 },
    { name: 'Home battery', ratedKw: 5, capacityKwh: 18 },
    { name: 'Basement battery', ratedKw: 5, capacityKwh: 20 },
  ],
  ev: [
    { name: 'Driveway charger', ratedKw: 7, capacityKwh: 60 },
    { name: 'Garage charger', ratedKw: 7, capacityKwh: 75 },
  ],
  'water-heater': [
    { name: 'Water heater', ratedKw: 4.5, capacityKwh: null },
    { name: 'Basement water heater', ratedKw: 4.5, capacityKwh: null },
  ],
}
