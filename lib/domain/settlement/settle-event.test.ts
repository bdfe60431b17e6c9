import { describe, expect, test } from 'vitest'
import { roundHalfEven } from '@/lib/domain/settlement/round-half-even'
import { type SettlementTerms, settleEvent } from '@/lib/domain/settlement/settle-event'

const USD = { currency: 'USD' }

function amounts(
  terms: Partial<SettlementTerms>,
  measured: { kwh: number; kw: number },
  committedKw?: number,
) {
  const settlement = settleEvent(
    { ...USD, ...terms },
    { energyKwh: measured.kwh, averageReductionKw: measured.kw },
    committedKw,
  )
  expect(settlement.totalMinor).toBe(settlement.lines.reduce((sum, line) => sum + line.amountMinor, 0))
  return Object.fromEntries([
    ...settlement.lines.map((line) => [line.label, line.amountMinor]),
    ['total', settlement.totalMinor],
  ])
}

describe('rounding half to even', () => {
  test.each([
    [0.5, 0],
    [1.5, 2],
    [2.5, 2],
    [-0.5, 0],
    [-1.5, -2],
    [-2.5, -2],
    [2.4999, 2],
    [0.285 * 100, 28],
    [1.005 * 100 + 0.5, 101],
    [1_000_000.5, 1_000_000],
  ])('%d becomes %d', (value, rounded) => {
    expect(roundHalfEven(value)).toBe(rounded)
  })
})

describe('pay for energy', () => {
  test('is the price times the net reduction, rounded once', () => {
    expect(amounts({ rewardPerKwhMinor: 200 }, { kwh: 3.4, kw: 1.7 })).toEqual({ energy: 680, total: 680 })
    expect(amounts({ rewardPerKwhMinor: 1 }, { kwh: 2.5, kw: 1 })).toEqual({ energy: 2, total: 2 })
  })

  test('a home that used more pays nothing and gets nothing', () => {
    expect(amounts({ rewardPerKwhMinor: 200, rewardPerEventMinor: 150 }, { kwh: -1, kw: -0.5 })).toEqual({
      energy: 0,
      event: 0,
      total: 0,
    })
  })
})

describe('pay for a commitment', () => {
  const capacity = { capacityRatePerKwMinor: 1800 }

  test('is scaled by the performance factor, which never exceeds 1', () => {
    expect(amounts(capacity, { kwh: 16, kw: 8 }, 10)).toEqual({ capacity: 14_400, total: 14_400 })
    expect(amounts(capacity, { kwh: 30, kw: 15 }, 10)).toEqual({ capacity: 18_000, total: 18_000 })
  })

  test('is nothing below half, or below what the terms say', () => {
    expect(amounts(capacity, { kwh: 9.8, kw: 4.9 }, 10)).toEqual({ capacity: 0, total: 0 })
    expect(amounts(capacity, { kwh: 10, kw: 5 }, 10)).toEqual({ capacity: 9000, total: 9000 })
    expect(amounts({ ...capacity, minPerformance: 0.25 }, { kwh: 6, kw: 3 }, 10)).toEqual({
      capacity: 5400,
      total: 5400,
    })
  })

  test('does not exist without a commitment', () => {
    expect(amounts(capacity, { kwh: 9.8, kw: 4.9 })).toEqual({ total: 0 })
  })

  test('a bonus is a share of energy and capacity pay from its threshold on', () => {
    const bonus = { rewardPerKwhMinor: 100, bonus: { atPerformance: 0.9, share: 0.15 } }
    expect(amounts(bonus, { kwh: 18, kw: 9 }, 10)).toEqual({ energy: 1800, bonus: 270, total: 2070 })
    expect(amounts(bonus, { kwh: 17.8, kw: 8.9 }, 10)).toEqual({ energy: 1780, total: 1780 })
  })
})

describe('caps and penalties', () => {
  test('a cap is a line of its own', () => {
    expect(amounts({ rewardPerKwhMinor: 300, capPerEventMinor: 1000 }, { kwh: 5, kw: 2.5 })).toEqual({
      energy: 1500,
      cap: -500,
      total: 1000,
    })
  })

  const penalty = { rewardPerKwhMinor: 100, penalty: { belowPerformance: 0.75, perKwMinor: 50 } }

  test('a penalty counts the kW that are missing', () => {
    expect(amounts(penalty, { kwh: 14, kw: 7 }, 10)).toEqual({ energy: 1400, penalty: -150, total: 1250 })
    expect(amounts(penalty, { kwh: 15, kw: 7.5 }, 10)).toEqual({ energy: 1500, total: 1500 })
  })

  test('a penalty takes no more than was earned, unless the terms say how much more', () => {
    expect(amounts(penalty, { kwh: -2, kw: -1 }, 10)).toEqual({ energy: 0, penalty: 0, total: 0 })
    expect(amounts({ ...penalty, maxPenaltyMinor: 300 }, { kwh: -2, kw: -1 }, 10)).toEqual({
      energy: 0,
      penalty: -300,
      total: -300,
    })
  })
})

test('a fixed penalty is for an event that was missed', () => {
  const fixed = {
    rewardPerKwhMinor: 100,
    penalty: { belowPerformance: 0.75, perEventMinor: 500 },
    maxPenaltyMinor: 500,
  }
  expect(amounts(fixed, { kwh: 14, kw: 7 }, 10)).toEqual({ energy: 1400, penalty: -500, total: 900 })
  expect(amounts(fixed, { kwh: 0.1, kw: 0.1 })).toEqual({ energy: 10, total: 10 })
  expect(amounts(fixed, { kwh: -0.1, kw: -0.1 })).toEqual({ energy: 0, penalty: -500, total: -500 })
})

test('who stays below a promise loses what the event earned, and no more', () => {
  const forfeit = { rewardPerKwhMinor: 50, penalty: { belowPerformance: 0.5, forfeits: true } }
  expect(amounts(forfeit, { kwh: 1, kw: 0.5 }, 1.2)).toEqual({ energy: 50, penalty: -50, total: 0 })
  expect(amounts(forfeit, { kwh: 1.2, kw: 0.6 }, 1.2)).toEqual({ energy: 60, total: 60 })
  expect(amounts(forfeit, { kwh: -1, kw: -0.5 }, 1.2)).toEqual({ energy: 0, total: 0 })
})

test('a measurement that is no number is refused', () => {
  expect(() =>
    settleEvent({ ...USD, rewardPerKwhMinor: 1 }, { energyKwh: Number.NaN, averageReductionKw: 1 }),
  ).toThrow(RangeError)
})
