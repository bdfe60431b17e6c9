import { describe, expect, test } from 'vitest'
import { delivery, type PlanCandidate, probabilityEnough } from '@/lib/domain/plan/candidate'
import { type PlanOption, planOptions } from '@/lib/domain/plan/plan-options'
import { drawNormal } from '@/lib/domain/statistics/normal'
import { seededRng } from '@/lib/domain/statistics/seeded-rng'

function candidate(id: string, parts: Partial<PlanCandidate> = {}): PlanCandidate {
  return {
    id,
    programId: id,
    programName: id,
    customers: 30,
    kwEach: 1,
    participation: 0.9,
    cv: 0.35,
    costPerKwhMinor: 100,
    callCostMinor: 0,
    leadMinutes: 30,
    maxHours: 4,
    eventsLeft: 10,
    reboundShare: 0.4,
    ...parts,
  }
}

const cool = candidate('cool')
const battery = candidate('battery', {
  customers: 10,
  kwEach: 4.3,
  participation: 0.97,
  cv: 0.15,
  costPerKwhMinor: 200,
  leadMinutes: 10,
  reboundShare: 0.2,
})
const codes = (option: PlanOption) => option.reasons.map((reason) => reason.code)

describe('what a set of calls delivers', () => {
  test('agrees with 20,000 draws in mean and spread (seed delivery)', () => {
    const rng = seededRng('delivery')
    const calls = [
      { candidate: cool, participants: 30 },
      { candidate: battery, participants: 7 },
    ]
    const draws = Array.from({ length: 20_000 }, () => {
      const shock = 1 + 0.1 * drawNormal(rng)
      let kw = 0
      for (const { candidate: group, participants } of calls) {
        for (let i = 0; i < participants; i++) {
          if (rng() < group.participation) kw += group.kwEach * (1 + group.cv * drawNormal(rng)) * shock
        }
      }
      return kw
    })
    const mean = draws.reduce((a, b) => a + b, 0) / draws.length
    const sd = Math.sqrt(draws.reduce((a, b) => a + (b - mean) ** 2, 0) / draws.length)
    const expected = delivery(calls, 0.1)
    expect(expected.expectedKw / mean).toBeCloseTo(1, 2)
    expect(Math.abs(expected.sdKw / sd - 1)).toBeLessThan(0.02)
    const share = draws.filter((kw) => kw >= 50).length / draws.length
    expect(Math.abs(probabilityEnough(expected, 50) - share)).toBeLessThan(0.02)
  })
})

describe('options for a need that can be met', () => {
  const plan = planOptions({ candidates: [battery, cool], needKw: 15, durationMinutes: 120 })

  test('the cheapest that is sure enough comes first and says why', () => {
    expect(plan.enough).toBe(true)
    expect(plan.missingKw).toBe(0)
    expect(plan.options[0]!.programs.map((program) => program.programId)).toEqual(['cool'])
    expect(plan.options[0]!.pEnough).toBeGreaterThanOrEqual(0.95)
    expect(codes(plan.options[0]!)).toEqual(
      expect.arrayContaining(['covers-need', 'cheapest-above-confidence']),
    )
    expect(codes(plan.options[1]!)).toContain('fastest')
  })

  test('no more customers are called than the confidence needs', () => {
    const { participants } = plan.options[0]!
    expect(participants).toBeLessThan(30)
    const oneLess = delivery([{ candidate: cool, participants: participants - 1 }], 0.1)
    expect(probabilityEnough(oneLess, 15)).toBeLessThan(0.95)
  })

  test('band, safe kW, cost and rebound agree with each other', () => {
    const [option] = plan.options
    expect(option!.lowKw).toBeLessThan(option!.expectedKw)
    expect(option!.highKw).toBeGreaterThan(option!.expectedKw)
    expect(option!.safeKw).toBeGreaterThanOrEqual(15)
    expect(option!.costMinor).toBe(Math.round(option!.expectedKw * 2 * 100))
    expect(option!.reboundKwh).toBeCloseTo(option!.expectedKw * 2 * 0.4, 10)
  })

  test('the order of the candidates does not matter', () => {
    expect(planOptions({ candidates: [cool, battery], needKw: 15, durationMinutes: 120 })).toEqual(plan)
  })
})

test('programs are combined when none is enough alone', () => {
  const plan = planOptions({ candidates: [battery, cool], needKw: 45, durationMinutes: 60 })
  expect(plan.enough).toBe(true)
  expect(plan.options[0]!.programs).toHaveLength(2)
})

test('a need out of reach lists what there is, the largest first, and says what is missing', () => {
  const plan = planOptions({ candidates: [battery, cool], needKw: 300, durationMinutes: 60 })
  expect(plan.enough).toBe(false)
  expect(plan.options[0]!.programs).toHaveLength(2)
  expect(plan.missingKw).toBeCloseTo(300 - plan.options[0]!.safeKw, 10)
  expect(codes(plan.options[0]!)).toEqual(expect.arrayContaining(['short-by', 'largest']))
  expect(plan.options.length).toBeGreaterThan(1)
})

test('a need that is met only on average is not enough', () => {
  const plan = planOptions({ candidates: [cool], needKw: 27, durationMinutes: 60 })
  expect(plan.options[0]!.expectedKw).toBeCloseTo(27, 10)
  expect(plan.enough).toBe(false)
  expect(plan.missingKw).toBeGreaterThan(0)
  expect(codes(plan.options[0]!)).toContain('below-confidence')
})

test('segments of one program are one line of an option', () => {
  const segments = ['a', 'b'].map((id) => candidate(id, { programId: 'cool', programName: 'Cool' }))
  const plan = planOptions({ candidates: segments, needKw: 40, durationMinutes: 60 })
  expect(plan.options[0]!.programs).toHaveLength(1)
  expect(plan.options[0]!.programs[0]!.segments).toHaveLength(2)
})

test('nothing to call is an honest empty plan', () => {
  const plan = planOptions({ candidates: [], needKw: 10, durationMinutes: 60 })
  expect(plan).toEqual({ enough: false, missingKw: 10, options: [], excluded: [] })
})

test('what may not be called says why', () => {
  const plan = planOptions({
    candidates: [
      candidate('empty', { customers: 0 }),
      candidate('useless', { kwEach: 0 }),
      candidate('used-up', { eventsLeft: 0 }),
      candidate('short', { maxHours: 1 }),
      candidate('slow', { leadMinutes: 1440 }),
      cool,
    ],
    needKw: 5,
    durationMinutes: 120,
    maxLeadMinutes: 60,
  })
  expect(plan.excluded.map(({ id, code }) => [id, code])).toEqual([
    ['empty', 'no-customers'],
    ['useless', 'no-capacity'],
    ['used-up', 'no-events-left'],
    ['short', 'event-too-long'],
    ['slow', 'notice-too-long'],
  ])
  expect(plan.options[0]!.programs[0]!.programId).toBe('cool')
})

describe('an urgent need', () => {
  test('puts everybody who can be called first and keeps the cheaper options after', () => {
    const calm = planOptions({ candidates: [cool, battery], needKw: 10, durationMinutes: 60 })
    const urgent = planOptions({ candidates: [cool, battery], needKw: 10, durationMinutes: 60, urgent: true })
    expect(urgent.options[0]!.participants).toBe(40)
    expect(codes(urgent.options[0]!)).toContain('everything-first')
    expect(urgent.options[1]!.costMinor).toBe(calm.options[0]!.costMinor)
    expect(urgent.enough).toBe(true)
  })
})
