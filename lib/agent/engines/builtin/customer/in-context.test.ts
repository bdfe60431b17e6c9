import { expect, test } from 'vitest'
import type { Memory } from '@/lib/agent/memory'
import type { Turn } from '@/lib/agent/turn'
import type { Act, Slots } from '@/lib/agent/understanding/understanding'
import { inContext } from './in-context'

const read = (span: string, memory: Memory = {}, slots: Slots = {}, intent: Act['intent'] = 'choose') =>
  inContext({ memory } as Turn, { intent, confidence: 0.5, slots, span }).intent

test.each([
  'confirm',
  'Confirm the order',
  'I confirm',
  'please confirm my enrollment',
  'Confirmar el pedido',
  'confirmo',
])('"%s" is a yes', (span) => {
  expect(read(span)).toBe('yes')
})

test.each(['confirm that you never sell my data', 'can you confirm my meter number'])(
  '"%s" is no yes',
  (span) => {
    expect(read(span)).toBe('choose')
  },
)

test('a date answers the question for one, and only then', () => {
  const waiting = { topic: 'vacation.pause' }
  expect(read('for two weeks', { waiting }, { durationMinutes: 20160 })).toBe('vacation.pause')
  expect(read('two weeks', {}, { durationMinutes: 20160 })).toBe('choose')
})

test('a length of time makes "pause" a wish and not the name of a program', () => {
  expect(read('pause for 30 days instead', {}, { durationMinutes: 43200 })).toBe('programs.pause')
  expect(read('pause it')).toBe('choose')
})

test('after the use, a day or a cost asks on about it', () => {
  const memory: Memory = { lastTopic: 'usage.summary' }
  expect(read('and last month?', memory, { day: 'last-month' })).toBe('usage.summary')
  expect(read('what does that cost?', memory)).toBe('bill.explain')
  expect(read('what does it cost to join the battery program', memory)).toBe('choose')
  expect(read('what does that cost?')).toBe('choose')
})

test('a doubt about a figure is no "no"', () => {
  expect(read('I think this is wrong', { expecting: 'yes-no' }, {}, 'no')).toBe('complaint')
})

test('"why not?" asks for the reason unless a yes or no is waited for', () => {
  expect(read('why not?', {}, {}, 'yes')).toBe('programs.eligibility')
  expect(read('why not?', { expecting: 'yes-no' }, {}, 'yes')).toBe('yes')
})

test.each(['how am i doing?', 'so how are we doing so far', 'cómo voy', '¿Cómo vamos ahora?'])(
  '"%s" asks for the event and takes part in none',
  (span) => {
    expect(read(span, {}, {}, 'events.accept')).toBe('events.next')
  },
)

test('"voy" by itself stays a yes', () => {
  expect(read('voy', {}, {}, 'events.accept')).toBe('events.accept')
})

test('quiet hours as a range are a wish about messages, a range of something else is not', () => {
  expect(read('please do not text me between 10 pm and 7 am')).toBe('notifications.change')
  expect(read('show me my use from 5 to 9')).toBe('choose')
})

test('a length of time after a proposed pause changes that pause', () => {
  const proposal = { kind: 'pause' } as Memory['proposal']
  expect(read('2 weeks', { proposal }, { durationMinutes: 20160 }, 'vacation.pause')).toBe('programs.pause')
  expect(read('2 weeks', {}, { durationMinutes: 20160 }, 'vacation.pause')).toBe('vacation.pause')
})

test('whether something may be done near a danger is about the danger', () => {
  const memory: Memory = { lastTopic: 'safety.emergency' }
  expect(read('is it ok if i drive under it', memory)).toBe('safety.emergency')
  expect(read('can i join a program', memory)).toBe('choose')
})

test('a phone number by itself is for a person who calls', () => {
  expect(read('555-0142', {}, { phone: '5550142' }, 'out-of-scope')).toBe('handover.person')
})

test('"and the second one?" asks about it', () => {
  expect(read('and the second one?', {}, { ordinal: 2 })).toBe('other-one')
  expect(read('the second one', {}, { ordinal: 2 })).toBe('choose')
})
