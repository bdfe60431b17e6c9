import { expect, test } from 'vitest'
import { netPresentValue, paybackYears, yearlySeries } from '@/lib/domain/finance/cash-flow'

test('payback is the first year in which the cumulative value reaches the price', () => {
  const [faded, price] = [(usd: number) => yearlySeries(usd * 100, 25, 0, 0.5), (usd: number) => usd * 100]
  expect(paybackYears(price(8000), faded(828))).toBe(10)
  expect(paybackYears(price(7000), faded(1104))).toBe(7)
  expect(paybackYears(price(8300), faded(690))).toBe(13)
  expect(paybackYears(price(8000), faded(552))).toBe(16)
  expect(paybackYears(price(6000), faded(414))).toBe(16)
  expect(paybackYears(price(15_000), faded(1380))).toBe(12)
})

test('what never pays back has no payback year', () => {
  expect(paybackYears(1_000_000, yearlySeries(100, 25))).toBeNull()
})

test('nothing to pay is paid back in the first year', () => {
  expect(paybackYears(0, [5])).toBe(1)
})

test('money of later years counts less, the more the higher the discount', () => {
  expect(netPresentValue(1000, [1100], 10)).toBeCloseTo(0, 9)
  expect(netPresentValue(0, [100, 100], 0)).toBe(200)
  expect(netPresentValue(0, [100, 100], 5)).toBeLessThan(netPresentValue(0, [100, 100], 3))
})
