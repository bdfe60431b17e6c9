import { expect, test } from 'vitest'
import { type ExpectedLoad, planEffect } from './plan-effect'

const HOUR = 3_600_000
const line = (values: number[]) => values.map((value, i) => ({ at: i * HOUR, value }))
const load: ExpectedLoad = {
  now: 0,
  loadKw: 100,
  limitKw: 100,
  forecast: { middle: line([100, 120, 110]), high: line([105, 130, 120]) },
  foreseen: false,
}
const promise = { expectedKw: 20, lowKw: 15, highKw: 26 }
const window = { from: HOUR, to: 1.5 * HOUR }

test('with an option the forecast median falls by what each quarter hour is expected to give', () => {
  const byInterval = [
    { expectedKw: 20, lowKw: 16, highKw: 24 },
    { expectedKw: 10, lowKw: 8, highKw: 12 },
  ]
  const effect = planEffect({ ...promise, byInterval }, window, load)
  expect(effect?.lasting).toBeNull()
  expect(effect?.withIt.map((point) => point.value)).toEqual([100, 97.5, 107.5, 105])
  expect(effect?.low.map((point) => point.value)).toEqual([96, 93.5, 105.5, 103])
  expect(effect?.high.map((point) => point.value)).toEqual([104, 101.5, 109.5, 107])
  expect(effect?.withIt[0]?.at).toBe(HOUR)
})

test('a load far above its forecast is taken to last, and not to fall below it', () => {
  const effect = planEffect(promise, window, { ...load, loadKw: 150 })
  expect(effect?.lasting?.map((point) => point.value)).toEqual([150, 150, 150, 150, 150])
  expect(effect?.withIt.every((point) => point.value === 130)).toBe(true)
})

test('against foreseen stress the forecast alone is what is expected', () => {
  const effect = planEffect(promise, window, { ...load, loadKw: 150, foreseen: true })
  expect(effect?.withIt[0]?.value).toBe(100)
})

test('times of a line rise, so that a chart can draw it', () => {
  const times = planEffect(promise, window, load)!.withIt.map((point) => point.at)
  expect(times).toEqual([...new Set(times)].sort((a, b) => a - b))
})

test('where nothing is known of the load nothing is drawn', () => {
  expect(planEffect(promise, window, { ...load, loadKw: null, forecast: null })).toBeNull()
  expect(planEffect(promise, { from: 9 * HOUR, to: 10 * HOUR }, load)).toBeNull()
})
