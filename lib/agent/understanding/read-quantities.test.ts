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

test('separators of thousands and of decimals are told apart', () => {
  expect(toNumber('8,000')).toBe(8000)
  expect(toNumber('8.000')).toBe(8000)
  expect(toNumber('4.5')).toBe(4.5)
  expect(toNumber('4,5')).toBe(4.5)
  expect(toNumber('1,234.56')).toBe(1234.56)
  expect(toNumber('1.234,56')).toBe(1234.56)
})
