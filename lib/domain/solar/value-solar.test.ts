import { expect, test } from 'vitest'
import { SOLAR_ASSUMPTIONS } from '@/lib/domain/solar/assumptions'
import { solarDays } from '@/lib/domain/solar/solar-day'
import { splitSolar } from '@/lib/domain/solar/split-solar'
import { suggestedSizeKw, valueSolar } from '@/lib/domain/solar/value-solar'
import { buildLoadYear, type LoadYear, MONTH_DAYS } from '@/lib/domain/usage/load-year'

const solar = solarDays(SOLAR_ASSUMPTIONS)
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

test('the months of a kW of panels add up to its yearly yield', () => {
  const year = solar.reduce((total, day, m) => total + sum(day) * MONTH_DAYS[m]!, 0)
  expect(year).toBeCloseTo(1310, 6)
})

test('a day of June makes more than one of December, and nights make nothing', () => {
  expect(sum(solar[5]!)).toBeGreaterThan(1.4 * sum(solar[11]!))
  expect(solar[5]![0]).toBe(0)
  expect(solar[11]![68]).toBe(0)
  expect(solar[5]!.indexOf(Math.max(...solar[5]!))).toBeGreaterThanOrEqual(47)
})

test('a home that uses more than the sun gives at every moment sells nothing', () => {
  const split = splitSolar(flat(1000), solar, 3)
  expect(split.selfUseShare).toBeCloseTo(1, 9)
  expect(split.generatedKwh).toBeCloseTo(3930, 6)
})

test('a home that is only awake at night sells everything', () => {
  const night = new Array(96).fill(0).map((_, slot) => (slot < 12 ? 1 : 0))
  const split = splitSolar({ ...flat(12), days: [night] }, solar, 3)
  expect(split.selfUseShare).toBe(0)
  expect(split.soldKwh).toBeCloseTo(split.generatedKwh, 9)
})

test('a larger system sells a larger share', () => {
  const shares = [1, 2, 4, 8].map((kw) => splitSolar(flat(24), solar, kw).selfUseShare)
  expect(shares).toEqual(shares.toSorted((a, b) => b - a))
  expect(shares[0]).toBeGreaterThan(shares[3]!)
})

test('with the reference home’s shares a market system pays back in its twelfth year', () => {
  const value = valueSolar(
    { load: flat(24) },
    { systemKw: 5, priceMinor: 1_500_000 },
    SOLAR_ASSUMPTIONS,
    0.55,
  )
  expect(Math.round(value.mid.yearMinor / 100)).toBe(1380)
  expect(value.paybackYears.low).toBeLessThanOrEqual(12)
  expect(value.paybackYears.high).toBeGreaterThanOrEqual(12)
})

test('more yield, a higher price of power or a cheaper system never makes the wait longer', () => {
  const wait = (change: Partial<typeof SOLAR_ASSUMPTIONS>, priceMinor = 1_240_000) =>
    valueSolar({ load: flat(24) }, { systemKw: 4, priceMinor }, { ...SOLAR_ASSUMPTIONS, ...change })
      .paybackYears.high ?? 99
  expect(wait({ yieldKwhPerKw: 1500 })).toBeLessThanOrEqual(wait({}))
  expect(wait({ retailMinorPerKwh: 40 })).toBeLessThanOrEqual(wait({}))
  expect(wait({}, 1_000_000)).toBeLessThanOrEqual(wait({}))
})

test('8,200 kWh a year asks for about 5.0 to 5.3 kW', () => {
  const size = suggestedSizeKw(8200, SOLAR_ASSUMPTIONS)
  expect(size.lowKw).toBeCloseTo(5.01, 2)
  expect(size.highKw).toBeCloseTo(5.32, 2)
})

test('a meter day is turned to local time, and days with a long gap are left out', () => {
  const watts = new Array<number>(96).fill(0)
  watts[0] = 4000
  const gap = new Array<number>(96).fill(-2147483648)
  const day = new Date('2026-07-01T00:00:00Z')
  const year = buildLoadYear(
    [
      { day, watts },
      { day, watts: gap },
    ],
    [],
    () => -7 * 60,
  )
  expect(year.basis.intervalDays).toBe(1)
  expect(year.days[0]![17 * 4]).toBe(1)
  expect(year.yearKwh).toBe(365)
})

test('months that were never measured take the mean of those that were', () => {
  const year = buildLoadYear(
    [],
    [
      { month: 1, kwh: 310, days: 31 },
      { month: 2, kwh: 560, days: 28 },
    ],
    () => 0,
  )
  expect(year.monthDailyKwh[0]).toBe(10)
  expect(year.monthDailyKwh[6]).toBe(15)
})

/** A home that uses the same all day, every day. */
function flat(kwhPerDay: number): LoadYear {
  return {
    days: [new Array<number>(96).fill(kwhPerDay / 96)],
    monthDailyKwh: new Array<number>(12).fill(kwhPerDay),
    yearKwh: kwhPerDay * 365,
    basis: { intervalDays: 1, months: 12 },
  }
}
