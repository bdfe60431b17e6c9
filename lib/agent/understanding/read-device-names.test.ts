import { expect, test } from 'vitest'
import { readDeviceNames } from './read-device-names'

test.each([
  ['get me out of the thermostat thing', 'thermostat'],
  ['how do i bounce from the ev thing', 'ev'],
  ['drop me from water heater keep the car one', 'water-heater'],
  ['quiero volver al de la bateria', 'battery'],
  ['eso del termostato cuanto deja', 'thermostat'],
] as const)('%s names a program by its device', (text, deviceKind) => {
  expect(readDeviceNames(text).map(({ slots }) => slots.deviceKind)).toContain(deviceKind)
})

test('a rebate is no battery', () => {
  expect(readDeviceNames('join peak rebate')[0]?.slots).toEqual({})
})

test.each(['add my thermostat', 'is there a program for my battery', 'my car is full'])(
  '%s names no program',
  (text) => expect(readDeviceNames(text)).toEqual([]),
)
