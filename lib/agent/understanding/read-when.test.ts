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
  ['away aug 3 to aug 17', { fromDate: '08-03', date: '08-17' }],
  ['august 3-17', { fromDate: '08-03', date: '08-17' }],
  ['from the 30th of july to the 4th of august', { fromDate: '07-30', date: '08-04' }],
  ['del 3 al 17 de agosto', { fromDate: '08-03', date: '08-17' }],
  ['del 30 de julio al 4 de agosto', { fromDate: '07-30', date: '08-04' }],
  ['from the 3rd to the 17th', { fromDay: 3, untilDay: 17 }],
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
