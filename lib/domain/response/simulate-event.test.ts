import { describe, expect, test, vi } from 'vitest'
import { DEVICE_RESPONSES, type DeviceType } from '@/lib/domain/response/device-types'
import { meanProfile } from '@/lib/domain/response/mean-profile'
import { meanParticipation } from '@/lib/domain/response/participation'
import { expectedParticipation, priorBelief, updateBelief } from '@/lib/domain/response/segment-belief'
import { simulateEvent } from '@/lib/domain/response/simulate-event'
import { seededRng } from '@/lib/domain/statistics/seeded-rng'

// Numbers, not waiting: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 })

const SEED = 'response-model'
const CUSTOMERS = 10_000

function run(type: DeviceType, durationMinutes: number, seed = SEED) {
  const customers = Array.from({ length: CUSTOMERS }, () => ({ type }))
  return simulateEvent(customers, {
    durationMinutes,
    intervalMinutes: 5,
    intervals: durationMinutes / 5 + 36,
    commonShock: 1,
    rng: seededRng(`${seed}:${type}:${durationMinutes}`),
  })
}

describe(`calibration targets of the response model (seed ${SEED}, ${CUSTOMERS} customers)`, () => {
  test('thermostats save nothing net any more at 150 to 170 minutes', () => {
    const { reductionKw } = run('thermostat', 240)
    const crossing = reductionKw.findIndex((kw) => kw <= 0) * 5
    expect(crossing).toBeGreaterThanOrEqual(150)
    expect(crossing).toBeLessThanOrEqual(170)
  })

  test('overrides have cost half of the saving by then', () => {
    const event = run('thermostat', 160)
    const first = event.customers.reduce((sum, customer) => sum + customer.kw, 0)
    const mean = event.reductionKw.subarray(0, 32).reduce((sum, kw) => sum + kw, 0) / 32
    expect(mean / first).toBeGreaterThan(0.45)
    expect(mean / first).toBeLessThan(0.55)
  })

  test.each(['battery', 'ev', 'water-heater', 'behavioural'] as const)('%s is held to the end', (type) => {
    const event = run(type, 120)
    expect(event.customers.some((customer) => customer.overrode)).toBe(false)
    expect(event.reductionKw[23]).toBeCloseTo(event.reductionKw[0]!, 6)
  })

  test.each(['thermostat', 'battery', 'ev', 'water-heater', 'behavioural'] as const)(
    'after the end %s takes back its share of the energy',
    (type) => {
      const event = run(type, 60)
      const avoided = event.customers.reduce(
        (sum, customer) => sum + (customer.kw * customer.stoppedAtMinute) / 60,
        0,
      )
      const net = event.reductionKw.reduce((sum, kw) => sum + kw / 12, 0)
      expect((avoided - net) / avoided).toBeCloseTo(DEVICE_RESPONSES[type].reboundShare, 6)
    },
  )

  test('a quarter of the invited cut 40 % of their load: 10 % of the invited load', () => {
    const event = run('behavioural', 60)
    expect(event.reductionKw[0]! / CUSTOMERS).toBeGreaterThan(0.1 * 0.95)
    expect(event.reductionKw[0]! / CUSTOMERS).toBeLessThan(0.1 * 1.05)
  })

  test('calls tire message-only programs, who recover, and never paid ones', () => {
    const joining = (callsLast7Days: number, paid: boolean) =>
      meanParticipation('behavioural', { callsLast7Days, paid })
    expect(joining(3, true)).toBe(joining(0, true))
    expect(joining(1, false)).toBeLessThan(joining(0, false))
    expect(joining(3, false)).toBeLessThan(joining(1, false))
    expect(joining(0, false)).toBe(joining(0, true))
  })

  test('one common shock moves all customers alike', () => {
    const rng = seededRng(SEED)
    const totals = Array.from(
      { length: 400 },
      () =>
        simulateEvent(
          Array.from({ length: 200 }, () => ({ type: 'battery' as const })),
          { durationMinutes: 15, intervalMinutes: 15, intervals: 1, rng },
        ).reductionKw[0]!,
    )
    const mean = totals.reduce((a, b) => a + b, 0) / totals.length
    const cv = Math.sqrt(totals.reduce((a, b) => a + (b - mean) ** 2, 0) / totals.length) / mean
    // Independent customers alone would give 0.016.
    expect(cv).toBeGreaterThan(0.08)
    expect(cv).toBeLessThan(0.12)
  })
})

test('the mean profile is the mean of the simulation', () => {
  const { mean, meanSquare } = meanProfile('thermostat', 120, 5, 60)
  const event = run('thermostat', 120)
  const first = event.customers.reduce((sum, customer) => sum + customer.kw, 0)
  for (const t of [0, 10, 20, 30, 40]) expect(mean[t]).toBeCloseTo(event.reductionKw[t]! / first, 1)
  expect(meanSquare[0]).toBeGreaterThanOrEqual(mean[0]! ** 2)
  expect(meanProfile('battery', 60, 15, 5).mean.slice(0, 4)).toEqual(
    [1, 1, 1, 1].map((one) => expect.closeTo(one, 9)),
  )
})

test('the same seed simulates the same event', () => {
  expect(run('thermostat', 60)).toEqual(run('thermostat', 60))
})

describe('what is believed of a segment', () => {
  test('starts at the type and moves to what is measured', () => {
    const prior = priorBelief('thermostat', 1)
    expect(expectedParticipation(prior)).toBeCloseTo(0.9, 12)
    const once = updateBelief(prior, { participated: 30, not: 30, averageKw: 0.6 })
    expect(expectedParticipation(once)).toBeLessThan(0.65)
    expect(once.kwMean).toBeLessThan(0.8)
    let belief = prior
    for (let i = 0; i < 40; i++) belief = updateBelief(belief, { participated: 30, not: 30, averageKw: 0.6 })
    expect(expectedParticipation(belief)).toBeCloseTo(0.5, 1)
    expect(belief.kwMean).toBeCloseTo(0.6, 2)
  })

  test('a segment nobody answered keeps its kW', () => {
    const belief = updateBelief(priorBelief('battery', 4), { participated: 0, not: 10, averageKw: 0 }, 1)
    expect(belief.kwMean).toBe(4)
    expect(expectedParticipation(belief)).toBeLessThan(0.7)
  })
})
