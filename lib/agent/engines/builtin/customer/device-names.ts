import type { DeviceKind } from '@/lib/agent/understanding/understanding'

/** What people call the devices that programs work with, in folded words */
export const DEVICE_NAMES: readonly [DeviceKind, RegExp][] = [
  ['water-heater', /\b(?:water heaters?|hot water (?:tank|heater)|boiler|calentador(?:es)?)\b/],
  ['battery', /\b(?:batter(?:y|ies)|powerwall|baterias?)\b/],
  ['thermostat', /\b(?:thermostats?|nest|ecobee|termostatos?)\b/],
  [
    'ev',
    /\b(?:evs?|electric (?:car|vehicle|truck)|tesla|leaf|chevy bolt|(?:car|ev) charger|(?:carro|coche|auto|vehiculo) electrico|cargador)\b/,
  ],
]
