import { expect, test } from 'vitest'
import { unbroken } from './unbroken'

test('a value keeps its unit and a range its ends', () => {
  expect(unbroken('1–3 months')).toBe('1–\u20603\u00a0months')
  expect(unbroken('$840–$1,550 a year')).toBe('$840–\u2060$1,550 a year')
  expect(unbroken('2.4 kWh, between 4 and 9 PM')).toBe('2.4\u00a0kWh, between 4 and 9\u00a0PM')
})

test('other words may part', () => {
  expect(unbroken('3 panels and 2 minutes')).toBe('3 panels and 2 minutes')
})
