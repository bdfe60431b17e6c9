import { expect, test } from 'vitest'
import { endedMonths, endedSeasons } from './credit-periods'

const span = (since: string, now: string) => ({
  since: new Date(since),
  now: new Date(now),
  timeZone: 'America/Los_Angeles',
})

test('a month is owed when it has ended on the local calendar, and only a paid one', () => {
  const months = endedMonths([5, 6, 7, 8], span('2026-07-15T12:00:00Z', '2026-11-10T00:00:00Z'))
  expect(months.map((one) => one.period)).toEqual(['2026-07', '2026-08'])
  expect(months[0]!.endAt).toEqual(new Date('2026-08-01T07:00:00Z'))
  expect(endedMonths([7], span('2026-07-15T12:00:00Z', '2026-08-01T06:59:59Z'))).toEqual([])
  expect(endedMonths([7], span('2026-07-15T12:00:00Z', '2026-08-01T07:00:00Z'))).toHaveLength(1)
})

test('a season runs over its months, over New Year too, and ends with the last', () => {
  const summer = endedSeasons([6, 7, 8, 9], span('2026-07-15T12:00:00Z', '2026-10-02T00:00:00Z'))
  expect(summer).toEqual([
    { period: '2026-09', startAt: new Date('2026-06-01T07:00:00Z'), endAt: new Date('2026-10-01T07:00:00Z') },
  ])
  const winter = endedSeasons([11, 12, 1, 2], span('2026-07-15T12:00:00Z', '2027-03-02T00:00:00Z'))
  expect(winter.map((one) => [one.period, one.startAt.toISOString().slice(0, 10)])).toEqual([
    ['2027-02', '2026-11-01'],
  ])
  const year = endedSeasons(
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    span('2026-07-15T12:00:00Z', '2027-03-02T00:00:00Z'),
  )
  expect(year.map((one) => one.period)).toEqual(['2026-12'])
  expect(year[0]!.startAt).toEqual(new Date('2026-01-01T08:00:00Z'))
})
