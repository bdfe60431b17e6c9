import { expect, test } from 'vitest'
import { type ComparisonAssumptions, readAssumption } from '@/lib/domain/comparison/assumptions'
import { type ComparisonInput, compareSolarProgram } from '@/lib/domain/comparison/compare-solar-program'
import type { ProgramTerms } from '@/lib/domain/program/terms'
import { SOLAR_ASSUMPTIONS } from '@/lib/domain/solar/assumptions'

test('a higher price of power makes solar worth more and leaves the program alone', () => {
  const [low, high] = [20, 40].map((retailMinorPerKwh) => compare({ retailMinorPerKwh }))
  expect(high!.solar.yearMinor.low).toBeGreaterThan(low!.solar.yearMinor.low)
  expect(high!.solar.netMinor.high).toBeGreaterThan(low!.solar.netMinor.high)
  expect(high!.program).toEqual(low!.program)
})

test.each([
  ['retailMinorPerKwh', [10, 20, 30, 40]],
  ['exportMinorPerKwh', [0, 5, 10, 20]],
  ['yieldKwhPerKw', [900, 1100, 1300, 1500]],
  ['selfUsePercent', [10, 30, 60, 90]],
  ['rateGrowthPercent', [-2, 0, 2, 4]],
  ['horizonYears', [5, 10, 15, 25]],
] as const)('solar nets more the higher %s', (id, values) => {
  const nets = values.map((value) => compare({ [id]: value }).solar.netMinor.high)
  expect(nets).toEqual(nets.toSorted((a, b) => a - b))
  expect(nets.at(-1)).toBeGreaterThan(nets[0]!)
})

test.each([
  ['fadePercent', [0, 1, 3]],
  ['discountPercent', [0, 3, 8]],
] as const)('solar nets less the higher %s', (id, values) => {
  const nets = values.map((value) => compare({ [id]: value }).solar.netMinor.high)
  expect(nets).toEqual(nets.toSorted((a, b) => b - a))
})

test('more events pay more, and every low end lies below its high end', () => {
  const few = compare({ eventsPerYear: 5 })
  const many = compare({ eventsPerYear: 20 })
  expect(many.program.yearMinor.low).toBeCloseTo(4 * few.program.yearMinor.low, 6)
  for (const way of [many.solar, many.program, many.both]) {
    expect(way.yearMinor.low).toBeLessThanOrEqual(way.yearMinor.high)
    expect(way.netMinor.low).toBeLessThanOrEqual(way.netMinor.high)
    expect(way.reliefKw.low).toBeLessThanOrEqual(way.reliefKw.high)
  }
})

test('both is solar and what is left of the program, never more than the two apart', () => {
  const { solar, program, both, programLessMinor } = compare({})
  expect(both.upFrontMinor).toBe(solar.upFrontMinor)
  expect(both.yearMinor.high).toBeLessThanOrEqual(solar.yearMinor.high + program.yearMinor.high)
  expect(both.yearMinor.high).toBeCloseTo(
    solar.yearMinor.high + program.yearMinor.high - programLessMinor.high,
    6,
  )
})

test('money for signing up is told apart: it comes in the first year only', () => {
  const signUp = { ...program, reward: { ...program.reward, signUpMinor: 4000 } }
  const one = compare({ horizonYears: 1 }, { program: { terms: signUp, deviceKw: null } })
  const two = compare({ horizonYears: 2, discountPercent: 0 }, { program: { terms: signUp, deviceKw: null } })
  expect(one.onceMinor).toBe(4000)
  expect(one.program.yearMinor.low).toBeCloseTo(compare({}).program.yearMinor.low + 4000, 6)
  expect(two.program.netMinor.low).toBeCloseTo(2 * compare({}).program.yearMinor.low + 4000, 6)
})

test('at eight in the evening panels take nothing off the street, at noon they do', () => {
  expect(compare({}, { peakHours: [20, 21] }).solar.reliefKw.low).toBe(0)
  expect(compare({}, { peakHours: [12] }).solar.reliefKw.low).toBeGreaterThan(1)
})

test('the program costs nothing up front, so there is nothing to pay back', () => {
  expect(compare({}).program.paybackYears).toEqual({ low: 0, high: 0 })
})

test.each([
  ['retailMinorPerKwh', '$0.33', 33],
  ['retailMinorPerKwh', '33 cents', 33],
  ['retailMinorPerKwh', '33', 33],
  ['retailMinorPerKwh', '0,33', 33],
  ['exportMinorPerKwh', '0.065', 6.5],
  ['systemKw', '4 kW', 4],
  ['selfUsePercent', '30%', 30],
  ['horizonYears', '15 years', 15],
  ['yearKwh', '8,200 kWh', 8200],
  ['rateGrowthPercent', '3%', 3],
] as const)('%s typed as %s is %d', (id, typed, expected) => {
  expect(readAssumption(id, typed)).toBe(expected)
})

test.each([
  ['horizonYears', '100'],
  ['systemKw', 'a lot'],
  ['selfUsePercent', '140%'],
  ['yearKwh', '1e9'],
] as const)('%s typed as %s is not taken', (id, typed) => {
  expect(readAssumption(id, typed)).toBeNull()
})

function compare(change: Partial<ComparisonAssumptions>, more: Partial<ComparisonInput> = {}) {
  const day = Array.from({ length: 96 }, (_, slot) => (slot >= 68 && slot < 88 ? 0.5 : 0.15))
  const total = day.reduce((a, b) => a + b, 0)
  return compareSolarProgram({
    home: {
      load: {
        days: [day],
        monthDailyKwh: new Array<number>(12).fill(total),
        yearKwh: total * 365,
        basis: { intervalDays: 1, months: 12 },
      },
      shiftQuarters: [0, 0, 4, 4, 4, 4, 4, 4, 4, 4, 0, 0],
    },
    system: { systemKw: 4, priceMinor: 1_240_000 },
    program: { terms: program, deviceKw: null },
    site: SOLAR_ASSUMPTIONS,
    assumptions: {
      yearKwh: null,
      systemKw: null,
      selfUsePercent: null,
      eventsPerYear: null,
      retailMinorPerKwh: 33,
      exportMinorPerKwh: 6.5,
      yieldKwhPerKw: 1310,
      fadePercent: 0.5,
      rateGrowthPercent: 0,
      discountPercent: 3,
      horizonYears: 10,
      ...change,
    },
    peakHours: [18, 19, 20],
    ...more,
  })
}

const text = { en: '', es: '' }
const program: ProgramTerms = {
  kind: 'peak-time-rebate',
  name: text,
  promise: text,
  card: {
    whatHappens: text,
    whatYouGet: text,
    whatItCosts: text,
    sayingNo: text,
    whyNow: text,
    yourData: text,
  },
  consent: text,
  deviceType: null,
  participation: 'opt-in',
  reward: { perKwhMinor: 100 },
  penalty: null,
  limits: {
    months: [6, 7, 8, 9],
    weekdays: [1, 2, 3, 4, 5],
    startHour: 16,
    endHour: 21,
    minHoursPerEvent: 2,
    maxHoursPerEvent: 4,
    maxEventsPerDay: 1,
    maxEventsPerMonth: 5,
    maxEventsPerYear: 12,
    maxHoursPerYear: 40,
    restHours: 12,
  },
  noticeMinutes: 30,
  eligibility: {
    deviceType: null,
    homeTypes: null,
    excludesMedicalEquipment: true,
    minEveningKw: 0,
    ownersOnly: false,
  },
  response: { kwPerCustomer: 0.4, participation: 0.5, cv: 0.5, reboundShare: 0.3, source: 'test' },
  planning: { costPerKwhMinor: 100, callCostMinor: 0 },
}
