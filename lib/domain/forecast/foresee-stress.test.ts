import { expect, test } from 'vitest'
import { type ForeseenFrom, foreseeStress, isForeseenNoMore } from '@/lib/domain/forecast/foresee-stress'

const startAt = new Date('2026-07-16T16:00:00Z')
const at = (minutes: number) => new Date(startAt.getTime() + minutes * 60_000)
const forecast = (p90: number[], more: Partial<ForeseenFrom> = {}): ForeseenFrom => ({
  startAt,
  stepMinutes: 15,
  p90,
  limitKw: 100,
  pOverLimit: 0,
  timeToLimitP90At: null,
  ...more,
})

test('an upper quantile above the limit for half an hour is foreseen, from its start', () => {
  expect(foreseeStress(forecast([80, 90, 101, 108, 104, 90]))).toEqual({
    kind: 'overload',
    at: at(30),
    peakKw: 108,
    peakAt: at(45),
  })
})

test('one step above the limit, or a limit just reached, is not', () => {
  expect(foreseeStress(forecast([80, 130, 99, 130]))).toBeNull()
  expect(foreseeStress(forecast([100, 100, 100]))).toBeNull()
  expect(foreseeStress(forecast([]))).toBeNull()
})

test('an hourly step stands for its whole hour', () => {
  expect(foreseeStress(forecast([80, 130, 90], { stepMinutes: 60 }))).toMatchObject({ at: at(60) })
})

test('a hot-spot that is likely enough to pass its limit is foreseen below the limit in kW', () => {
  const hot = forecast([80, 95], { pOverLimit: 0.12, timeToLimitP90At: at(20) })
  expect(foreseeStress(hot)).toMatchObject({ kind: 'temperature', at: at(20), probability: 0.12 })
  expect(foreseeStress({ ...hot, pOverLimit: 0.09 })).toBeNull()
})

test('what was foreseen is off the table only when the forecast has clearly fallen', () => {
  expect(isForeseenNoMore(forecast([80, 99]))).toBe(false)
  expect(isForeseenNoMore(forecast([80, 97]))).toBe(true)
  expect(isForeseenNoMore(forecast([80, 90], { pOverLimit: 0.06 }))).toBe(false)
})
