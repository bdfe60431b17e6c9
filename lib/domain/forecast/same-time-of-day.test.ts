import { expect, test } from 'vitest'
import { sameTimeOfDay } from './same-time-of-day'

const from = new Date('2026-07-16T00:00:00Z')
/** Two-hour steps: twelve a day */
const shape = { from, stepMinutes: 120, steps: 12 }

test('each step shows the spread of its own time of day', () => {
  const days = [10, 20, 30].flatMap((kw) => Array.from({ length: 12 }, (_, i) => kw + i))
  const points = sameTimeOfDay(days, shape)
  expect(points).toHaveLength(12)
  expect(points[0]).toEqual({ at: from, p10: 12, p50: 20, p90: 28 })
  expect(points[11]).toMatchObject({ p50: 31, at: new Date('2026-07-16T22:00:00Z') })
})

test('gaps are left out, and steps nobody has seen are not invented', () => {
  const day = Array.from({ length: 12 }, (_, i) => (i === 3 ? null : i))
  expect(sameTimeOfDay(day, shape).map((point) => point.p50)).toEqual([0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11])
  expect(sameTimeOfDay([], shape)).toEqual([])
})
