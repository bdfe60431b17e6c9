import { expect, test } from 'vitest'
import { topDownReduction } from '@/lib/domain/activation/top-down'

const START = Date.parse('2026-07-15T17:00:00Z')
const at = (minute: number) => new Date(START + minute * 60_000)
const readings = (from: number, kw: number[]) =>
  kw.map((loadKw, i) => ({ observedAt: at(from + 5 * i), loadKw }))
const unknown = () => null

test('a flat load that falls at the start fell by that much', () => {
  const seen = topDownReduction({
    before: readings(-15, [100, 101, 100]),
    during: readings(0, [82, 80, 80, 79]),
    usualKw: unknown,
    jumpKw: 15,
  })
  expect(seen).toEqual({ kw: 20, until: null })
})

test('an evening that rises hides a reduction, until like days say how it rises', () => {
  const rising = (minute: number) => 60 + minute / 3
  const before = readings(-15, [-15, -10, -5].map(rising))
  const during = readings(
    0,
    Array.from({ length: 18 }, (_, i) => rising(5 * i) - 12),
  )
  const usualKw = (when: Date) => 0.9 * 60 + (when.getTime() - START) / 60_000 / 3
  expect(topDownReduction({ before, during, usualKw: unknown, jumpKw: 10 }).kw).toBeLessThan(0)
  expect(topDownReduction({ before, during, usualKw, jumpKw: 10 }).kw).toBeCloseTo(12, 9)
})

test('a load that stood still before the start is expected to stand still, whatever its like days did', () => {
  const before = readings(-15, [176, 176, 176])
  const usualKw = (when: Date) => 60 + (when.getTime() - START) / 60_000 / 3
  const seen = topDownReduction({ before, during: readings(0, [150, 151, 150, 150]), usualKw, jumpKw: 40 })
  expect(seen.kw).toBe(26)
})

test('a load that leaves in the middle of the event is no effect of it', () => {
  const seen = topDownReduction({
    before: readings(-10, [176, 176]),
    during: readings(0, [143, 144, 145, 29, 30, 35, 35, 33]),
    usualKw: unknown,
    jumpKw: 45,
  })
  expect(seen).toEqual({ kw: 32, until: at(15) })
})

test('nothing before or nothing during tells nothing', () => {
  const none = { kw: null, until: null }
  const during = readings(0, [50])
  expect(topDownReduction({ before: [], during, usualKw: unknown, jumpKw: 5 })).toEqual(none)
  expect(topDownReduction({ before: during, during: [], usualKw: unknown, jumpKw: 5 })).toEqual(none)
})
