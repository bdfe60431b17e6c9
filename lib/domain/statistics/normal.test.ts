import { expect, test } from 'vitest'
import { drawNormal, normalCdf, normalQuantile } from '@/lib/domain/statistics/normal'
import { seededRng } from '@/lib/domain/statistics/seeded-rng'

test('known values of the distribution function', () => {
  expect(normalCdf(0)).toBeCloseTo(0.5, 14)
  expect(normalCdf(1)).toBeCloseTo(0.841344746068543, 13)
  expect(normalCdf(-3)).toBeCloseTo(0.00134989803163009, 13)
  expect(normalCdf(4)).toBeCloseTo(0.999968328758167, 13)
})

test('the quantile undoes the distribution function', () => {
  expect(normalQuantile(0.95)).toBeCloseTo(1.644853626951472, 12)
  for (const p of [0.0001, 0.02, 0.1, 0.5, 0.9, 0.975, 0.9999])
    expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 13)
  expect(() => normalQuantile(1)).toThrow(RangeError)
})

test('the same seed draws the same numbers, another seed others', () => {
  const first = seededRng('a')
  const again = seededRng('a')
  const other = seededRng('b')
  const numbers = Array.from({ length: 5 }, () => first())
  expect(Array.from({ length: 5 }, () => again())).toEqual(numbers)
  expect(other()).not.toBe(numbers[0])
})

test('normal draws have mean 0 and variance 1 (seed normal)', () => {
  const rng = seededRng('normal')
  const draws = Array.from({ length: 20_000 }, () => drawNormal(rng))
  const mean = draws.reduce((a, b) => a + b, 0) / draws.length
  expect(mean).toBeCloseTo(0, 1)
  expect(draws.reduce((a, b) => a + (b - mean) ** 2, 0) / draws.length).toBeCloseTo(1, 1)
})
