import { expect, test } from 'vitest'
import { alarmCounts } from './alarm-counts'

const at = (text: string) => new Date(text)

test('an alert counts for the day and hour of the utility, not of Greenwich', () => {
  const counts = alarmCounts([at('2026-05-12T19:00:00Z'), at('2026-05-13T18:29:59Z')], {
    from: at('2026-05-12T18:30:00Z'),
    to: at('2026-05-14T18:30:00Z'),
    timeZone: 'Asia/Kolkata',
  })
  expect(counts.byDay).toEqual([
    { day: '2026-05-13', count: 2 },
    { day: '2026-05-14', count: 0 },
  ])
  expect(counts.byHour[0]).toBe(1)
  expect(counts.byHour[23]).toBe(1)
  expect(counts.byHour.reduce((a, b) => a + b)).toBe(2)
})

test('the day on which clocks change is one day', () => {
  const { byDay } = alarmCounts([], {
    from: at('2026-03-07T08:00:00Z'),
    to: at('2026-03-10T07:00:00Z'),
    timeZone: 'America/Los_Angeles',
  })
  expect(byDay.map((one) => one.day)).toEqual(['2026-03-07', '2026-03-08', '2026-03-09'])
})
