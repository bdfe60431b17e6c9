import { expect, test } from 'vitest'
import { limitKwOf, loadKwOf, loadPercentOf, ratedKw } from './load'

const t7 = { ratedKva: 315, powerFactor: 0.95 }

test('kVA and percent become kW by the power factor', () => {
  expect(loadKwOf({ loadKva: 380 }, t7)).toBeCloseTo(361, 9)
  expect(loadKwOf({ loadPercent: 118 }, t7)).toBeCloseTo(353.115, 9)
  expect(loadKwOf({ loadKw: -12 }, t7)).toBe(-12)
})

test('a load of an asset we do not know is known only in kW', () => {
  expect(loadKwOf({ loadKw: 90 }, null)).toBe(90)
  expect(loadKwOf({ loadPercent: 90 }, null)).toBeNull()
  expect(loadKwOf({}, t7)).toBeNull()
})

test('percent of the rating and kW are inverse', () => {
  expect(loadPercentOf(ratedKw(t7), t7)).toBeCloseTo(100, 9)
  expect(loadKwOf({ loadPercent: loadPercentOf(250, t7) }, t7)).toBeCloseTo(250, 9)
})

test('the limit is the alert’s own, else the transformer’s, else the rating', () => {
  expect(limitKwOf({ ...t7, limitKw: 280 }, 270)).toBe(270)
  expect(limitKwOf({ ...t7, limitKw: 280 })).toBe(280)
  expect(limitKwOf({ ...t7, limitKw: null }, null)).toBeCloseTo(299.25, 9)
})
