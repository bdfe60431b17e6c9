import { describe, expect, test } from 'vitest'
import { digitsForNumberWords } from '@/lib/agent/understanding/number-words'
import { readQuantities, toNumber } from '@/lib/agent/understanding/read-quantities'

const slotsOf = (text: string, wantsAmount = false) =>
  Object.assign(
    {},
    ...readQuantities(digitsForNumberWords(text.toLowerCase()), wantsAmount).map((found) => found.slots),
  )

describe('money', () => {
  test.each([
    ['under $8,000', 800_000, 'under'],
    ['less than 8k', 800_000, 'under'],
    ['at most 12,500 dollars', 1_250_000, 'under'],
    ['around $9.50', 950, 'about'],
    ['over 10000 usd', 1_000_000, 'over'],
    ['menos de 8.000 dolares', 800_000, 'under'],
    ['eight thousand dollars', 800_000, 'exactly'],
    ['40 cents', 40, 'exactly'],
    ['below 9000', 900_000, 'under'],
    ['nine grand', 900_000, 'exactly'],
    ['$10,000 at most', 1_000_000, 'under'],
    ['10.000 dolares como mucho', 1_000_000, 'under'],
  ])('%s', (text, amountMinor, amountComparator) => {
    expect(slotsOf(text)).toMatchObject({ amountMinor, amountComparator })
  })

  test('a bare number is money only where an amount is asked for', () => {
    expect(slotsOf('7500')).toEqual({})
    expect(slotsOf('7500', true)).toMatchObject({ amountMinor: 750_000 })
  })
})

describe('power, percent, duration', () => {
  test.each([
    ['about 4 kW', { powerKw: 4, powerComparator: 'about' }],
    ['at least six kilowatts', { powerKw: 6, powerComparator: 'over' }],
    ['5.2kw', { powerKw: 5.2 }],
    ['unos 4 kw', { powerKw: 4, powerComparator: 'about' }],
    ['3 %', { percent: 3 }],
    ['five percent', { percent: 5 }],
    ['half an hour', { durationMinutes: 30 }],
    ['two hours', { durationMinutes: 120 }],
    ['90 min', { durationMinutes: 90 }],
    ['media hora', { durationMinutes: 30 }],
    ['another hour', { durationMinutes: 60 }],
    ['dos semanas', { durationMinutes: 20_160 }],
  ])('%s', (text, slots) => {
    expect(slotsOf(text)).toMatchObject(slots)
  })
})

test.each([
  ['between 6 and 8 kw', { powerFromKw: 6, powerKw: 8, powerComparator: 'under' }],
  ['de 3 a 5 kw', { powerFromKw: 3, powerKw: 5, powerComparator: 'under' }],
  ['between 8000 and 16000 dollars', { amountFromMinor: 800_000, amountMinor: 1_600_000 }],
  ['entre 8 y 12 mil', { amountFromMinor: 800_000, amountMinor: 1_200_000 }],
])('a range keeps both ends: %s', (text, slots) => {
  expect(slotsOf(text)).toMatchObject(slots)
})

test('hours are no range of sizes', () => {
  expect(slotsOf('between 6 and 8 pm')).toEqual({})
})

test('separators of thousands and of decimals are told apart', () => {
  expect(toNumber('8,000')).toBe(8000)
  expect(toNumber('8.000')).toBe(8000)
  expect(toNumber('4.5')).toBe(4.5)
  expect(toNumber('4,5')).toBe(4.5)
  expect(toNumber('1,234.56')).toBe(1234.56)
  expect(toNumber('1.234,56')).toBe(1234.56)
})
