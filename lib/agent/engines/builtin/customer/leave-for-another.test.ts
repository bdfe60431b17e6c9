import { expect, test } from 'vitest'
import type { Memory } from '@/lib/agent/memory'
import { ordersTheSwap } from './leave-for-another'

const memory = (data: Record<string, unknown>): Memory =>
  ({
    asking: 'proposal',
    proposal: { id: '1', kind: 'leave', title: '', text: '', data, expiresAt: '' },
  }) as Memory
const swap = (text: string, device: string | null = 'thermostat', name = 'Comfort Flex') =>
  ordersTheSwap(memory({ name, next: 'dfp:battery-boost' }), text, device ?? undefined)

test.each([
  'Yes please, quit the thermostat program first',
  'yes, drop that one then',
  'sure, take me out of Comfort Flex first',
  'ok get me out of the thermostat one so I can join the battery one',
  'yep, leave it first please',
  'yes, cancel the old one and sign me up for the battery program',
  'Fine. First take me out of the thermostat program, then put me in the battery one.',
  'please do, leave comfort flex so that I can get into battery boost',
  'yes do the switch',
  'yes switch me over please',
  "okay, I'll leave the thermostat one first",
  'sí, primero sáqueme del programa del termostato',
  'sí, deje el del termostato primero por favor',
  'claro, salgo del termostato para entrar al de la batería',
  'sí, quíteme de ese y apúnteme al de la batería',
  'dale, cámbieme',
])('"%s" is the yes to leaving for another', (text) => expect(swap(text)).toBe(true))

test.each([
  'yes, leave the water heater one first',
  'leave it first if it costs nothing',
  'yes but leave the thermostat one later',
  "don't leave the thermostat one first",
  'can I leave the thermostat one first?',
  'no, leave me in the thermostat one',
  'pause the thermostat one first',
  'yes, keep the thermostat one first',
  'yes',
  'cancel my solar order first',
  'sí, pero primero pregunto a mi esposa',
])('"%s" is none', (text) => expect(swap(text)).toBe(false))

test('the program without a device goes by its rebate', () => {
  expect(swap('yes, leave the rebate first', null, 'Peak Savings')).toBe(true)
  expect(swap('yes, leave the thermostat one first', null, 'Peak Savings')).toBe(false)
})

test('a card that only leaves is not read so', () =>
  expect(ordersTheSwap(memory({ name: 'Comfort Flex' }), 'yes, leave it first', 'thermostat')).toBe(false))
