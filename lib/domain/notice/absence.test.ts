import { expect, test } from 'vitest'
import { readAbsence } from './absence'

const ZONE = 'America/Los_Angeles'
const NOW = new Date('2026-07-01T20:00:00Z')
const read = (from: string | null, until: string | null) => readAbsence({ from, until }, NOW, ZONE)

test('days are the utility’s: away from the first day’s midnight to the midnight of the day one is back', () => {
  expect(read('2026-07-03', '2026-07-10')).toEqual({
    absence: { from: new Date('2026-07-03T07:00:00Z'), until: new Date('2026-07-10T07:00:00Z') },
  })
})

test('a first day that has begun is no first day: one is away at once', () => {
  expect(read('2026-07-01', '2026-07-10')).toMatchObject({ absence: { from: null } })
  expect(read(null, '2026-07-10')).toMatchObject({ absence: { from: null } })
})

test('a time with an offset is that instant', () => {
  expect(read(null, '2026-07-02T09:00:00+02:00')).toMatchObject({
    absence: { until: new Date('2026-07-02T07:00:00Z') },
  })
})

test('dates that make no absence are refused, each for its reason', () => {
  expect(read('2026-07-03', null)).toEqual({ problem: 'until-missing' })
  expect(read(null, '2026-07-01')).toEqual({ problem: 'until-past' })
  expect(read('2026-07-10', '2026-07-10')).toEqual({ problem: 'until-not-after-from' })
  expect(read('2026-07-12', '2026-07-10')).toEqual({ problem: 'until-not-after-from' })
  expect(read(null, '2027-07-10')).toEqual({ problem: 'until-too-far' })
})
