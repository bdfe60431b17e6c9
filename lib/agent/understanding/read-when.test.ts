import { expect, test } from 'vitest'
import { readDayWords, readWhen } from '@/lib/agent/understanding/read-when'

const slotsOf = (text: string) =>
  Object.assign(readDayWords(text), ...readWhen(text).map((found) => found.slots))

test.each([
  ['not tonight', { day: 'tonight' }],
  ['last month', { day: 'last-month' }],
  ['el mes pasado', { day: 'last-month' }],
  ['manana no puedo', { day: 'tomorrow' }],
  ['on friday', { weekday: 'friday' }],
  ['until july 20', { date: '07-20' }],
  ['3rd of august', { date: '08-03' }],
  ['el 20 de julio', { date: '07-20' }],
  ['2026-11-30', { date: '2026-11-30' }],
  ['at 6:30 pm', { time: '18:30' }],
  ['after 9 pm', { time: '21:00' }],
  ['hasta las 8 de la noche', { time: '20:00' }],
  ['since noon', { time: '12:00' }],
])('%s', (text, slots) => {
  expect(slotsOf(text)).toMatchObject(slots)
})

test('what is no date or time is left alone', () => {
  expect(slotsOf('option 2 of 5 for 99:99')).toEqual({})
})
