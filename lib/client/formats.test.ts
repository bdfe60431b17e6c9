import { expect, test } from 'vitest'
import { createFormats } from './formats'

const en = createFormats('en', 'America/Los_Angeles')
const es = createFormats('es', 'America/Los_Angeles')
const plain = (text: string) => text.replace(/\u00a0/g, ' ').replace(/\u2060/g, '')

test('money stands in minor units and shows cents unless told not to', () => {
  expect(en.money(0, 'USD')).toBe('$0.00')
  expect(en.money(31_631, 'USD')).toBe('$316.31')
  expect(en.money(-74_200, 'USD')).toBe('−$742.00')
  expect(en.moneyShort(1_560_000, 'USD')).toBe('$15,600')
  expect(plain(en.moneyRange(700, 2_500, 'USD'))).toBe('$7–$25')
  expect(plain(en.moneyRange(120, 240, 'USD'))).toBe('$1.20–$2.40')
  expect(en.money(1_500, 'JPY')).toBe('¥1,500')
})

test('times are those of the utility, whatever the machine thinks', () => {
  expect(plain(en.time('2026-07-15T21:14:00Z'))).toBe('2:14 PM')
  expect(plain(en.timeRange('2026-07-16T01:00:00Z', '2026-07-16T03:00:00Z'))).toBe('6–8 PM')
  expect(plain(en.timeRange('2026-07-16T01:15:00Z', '2026-07-16T03:00:00Z'))).toBe('6:15–8:00 PM')
})

test('the zone of the times has a name', () => {
  expect(en.zone('2026-07-15T21:14:00Z')).toBe('Pacific Daylight Time')
  expect(es.zone('2026-12-15T21:14:00Z')).toMatch(/Pac[ií]fico/i)
})

test('a range over midnight names the hours alone', () => {
  expect(plain(en.timeRange('2026-07-16T06:30:00Z', '2026-07-16T07:30:00Z'))).toBe('11:30 PM–12:30 AM')
  expect(plain(en.timeRange('2026-07-16T06:00:00Z', '2026-07-16T08:00:00Z'))).toBe('11 PM–1 AM')
})

test('a day begins with a capital in every language', () => {
  expect(es.longDay('2026-07-14T20:00:00Z', '2026-07-15T20:00:00Z')).toMatch(/^Miércoles, 15 de julio$/)
})

test('a day is a day of the utility: late evening in Los Angeles is not tomorrow', () => {
  expect(en.daysFrom('2026-07-15T20:00:00Z', '2026-07-16T05:00:00Z')).toBe(0)
  expect(en.daysFrom('2026-07-15T20:00:00Z', '2026-07-16T20:00:00Z')).toBe(1)
  expect(en.sameDay('2026-07-16T06:59:00Z', '2026-07-16T07:01:00Z')).toBe(false)
})

test('the hour of the day has its fraction, and midnight is 0', () => {
  expect(en.hourOf('2026-07-16T01:30:00Z')).toBe(18.5)
  expect(en.hourOf('2026-07-16T07:00:00Z')).toBe(0)
})

test('a value and its unit do not part', () => {
  expect(en.kwh(2.1)).toBe('2.1\u00a0kWh')
  expect(plain(es.kwh(1234.5))).toMatch(/1[,.]234[.,]5 kWh/)
})
