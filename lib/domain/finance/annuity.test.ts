import { expect, test } from 'vitest'
import { loanOf, monthlyInstalment } from '@/lib/domain/finance/annuity'

test.each([
  [800_000, 60, 8, 16_221],
  [1_500_000, 36, 10, 48_401],
  [1_000_000, 24, 9.5, 45_914],
  [20_000_000, 120, 7, 232_217],
])('%d over %d months at %d %% a year is %d a month', (principal, months, apr, expected) => {
  expect(monthlyInstalment(principal, months, apr)).toBe(expected)
})

test('without interest the price is divided by the months', () => {
  expect(monthlyInstalment(120_000, 12, 0)).toBe(10_000)
})

test('interest is what the instalments cost more than cash', () => {
  const loan = loanOf(1_560_000, { aprPercent: 8, months: 60 })
  expect(loan.monthlyMinor).toBe(31_631)
  expect(loan.totalMinor).toBe(1_897_860)
  expect(loan.interestMinor).toBe(337_860)
})

test('a down payment lowers the instalments and is part of the total', () => {
  const loan = loanOf(1_240_000, { aprPercent: 7.5, months: 120, downPaymentMinor: 100_000 })
  expect(loan.monthlyMinor).toBe(monthlyInstalment(1_140_000, 120, 7.5))
  expect(loan.totalMinor - loan.interestMinor).toBe(1_240_000)
})

test.each([
  [-1, 12, 5],
  [100, 0, 5],
  [100, 1.5, 5],
  [100, 12, -1],
])('a loan of %d over %d months at %d %% is refused', (principal, months, apr) => {
  expect(() => monthlyInstalment(principal, months, apr)).toThrow(RangeError)
})
