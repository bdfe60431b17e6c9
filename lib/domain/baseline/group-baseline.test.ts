import { DateTime } from 'luxon'
import { expect, test, vi } from 'vitest'
import { BASELINE_RULES } from '@/lib/domain/baseline/baseline-rules'
import { measureAgainstBaseline, type ReadingAt } from '@/lib/domain/baseline/compute-baseline'
import { computeGroupBaseline, sumOfReadings } from '@/lib/domain/baseline/group-baseline'
import { planMeasurement } from '@/lib/domain/baseline/measurement-plan'
import { placeboError } from '@/lib/domain/baseline/placebo-error'
import { readingsFromArray, readingsFromDays, readingsFromList } from '@/lib/domain/baseline/readings'
import { seededRng } from '@/lib/domain/statistics/seeded-rng'

// Numbers, not waiting: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 })

const ZONE = 'Europe/Madrid'
const start = DateTime.fromISO('2025-06-18T17:00', { zone: ZONE }).toJSDate()
const end = DateTime.fromISO('2025-06-18T19:00', { zone: ZONE }).toJSDate()
const from = DateTime.fromISO('2025-05-01', { zone: ZONE }).toJSDate()
const input = { rule: BASELINE_RULES['10-of-10'], intervalMinutes: 15, timeZone: ZONE, event: { start, end } }
const plan = planMeasurement(input)

function noisyHome(seed: string): ReadingAt {
  const rng = seededRng(seed)
  return readingsFromArray(
    from,
    15,
    Float64Array.from({ length: 51 * 96 }, () => 1 + rng()),
  )
}

const homes = Array.from({ length: 40 }, (_, i) => ({ id: `home-${i}`, readings: noisyHome(`home ${i}`) }))

test('the baseline of a group is the baseline of its summed load', () => {
  const { group } = computeGroupBaseline(plan, homes)
  const summed = measureAgainstBaseline(plan, sumOfReadings(homes.map((home) => home.readings)))
  if (group.state !== 'measured' || summed.state !== 'measured') throw new Error('not measured')
  expect(group.adjustment).toBeCloseTo(summed.adjustment, 10)
  expect(group.energyKwh).toBeCloseTo(summed.energyKwh, 8)
  expect(group.reboundKwh).toBeCloseTo(summed.reboundKwh!, 8)
  expect(group.days).toEqual(summed.days)
})

test('the reductions of the homes add up to that of the group, for ratio and additive rules', () => {
  for (const id of ['10-of-10', '10-of-10-additive'] as const) {
    const result = computeGroupBaseline(planMeasurement({ ...input, rule: BASELINE_RULES[id] }), homes)
    if (result.group.state !== 'measured') throw new Error('not measured')
    const sum = result.homes.reduce(
      (kwh, { result: home }) => kwh + (home.state === 'measured' ? home.energyKwh : 0),
      0,
    )
    expect(sum).toBeCloseTo(result.group.energyKwh, 8)
  }
})

test('a home without data is named and does not spoil the group', () => {
  const result = computeGroupBaseline(plan, [...homes, { id: 'new', readings: () => undefined }])
  expect(result.group.state).toBe('measured')
  expect(result.homes.at(-1)).toMatchObject({
    id: 'new',
    result: { state: 'insufficient', reason: 'too-few-days' },
  })
  expect(computeGroupBaseline(plan, [{ id: 'new', readings: () => undefined }]).group.state).toBe(
    'insufficient',
  )
})

test('placebo days of one noisy home are wrong by more than those of forty', () => {
  const one = placeboError({ ...input, readings: homes[0]!.readings })!
  const many = placeboError({ ...input, readings: sumOfReadings(homes.map((home) => home.readings)) })!
  expect(one.days).toBe(20)
  expect(many.maePercent).toBeLessThan(one.maePercent)
  expect(Math.abs(many.biasPercent)).toBeLessThan(3)
  expect(placeboError({ ...input, readings: () => 2 })).toEqual({
    days: 20,
    biasPercent: 0,
    maePercent: 0,
    rmsePercent: 0,
  })
})

test('a list, an array and day rows read alike', () => {
  const values = Array.from({ length: 192 }, (_, i) => (i === 5 ? null : i))
  const at = (i: number) => new Date(from.getTime() + i * 900_000)
  const list = readingsFromList(values.map((kw, i) => ({ at: at(i), kw })))
  const array = readingsFromArray(from, 15, values)
  const days = readingsFromDays(
    [
      { start: at(96), kw: values.slice(96) },
      { start: from, kw: values.slice(0, 96) },
    ],
    15,
  )
  for (const i of [-1, 0, 5, 95, 96, 191, 192]) {
    const ms = at(i).getTime()
    expect([array(ms), days(ms)]).toEqual([list(ms), list(ms)])
  }
})
