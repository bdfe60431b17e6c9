import { beforeAll, describe, expect, test, vi } from 'vitest'
import { loadHighsSolver } from '@/lib/analytics/highs-solver'
import type { PlanCandidate } from '@/lib/domain/plan/candidate'
import { chancePlan } from '@/lib/domain/plan/chance-plan'
import { optionsWithOptimum, problemOfRequest } from '@/lib/domain/plan/options-with-optimum'
import type { SolveMilp } from '@/lib/domain/plan/plan-milp'
import type { PlanProblem } from '@/lib/domain/plan/plan-problem'
import { segmentCandidates } from '@/lib/domain/plan/segment-candidates'
import type { DeviceType } from '@/lib/domain/response/device-types'
import { simulateEvent } from '@/lib/domain/response/simulate-event'
import { seededRng } from '@/lib/domain/statistics/seeded-rng'

// The test waits as long as a busy machine takes; the limit itself is the solver's.
const LIMITS = { seconds: 20, elapsedSeconds: () => 0 }
const SEED = 'chance-plan'
let highs: SolveMilp

beforeAll(async () => {
  highs = await loadHighsSolver()
}, 60_000)

vi.setConfig({ testTimeout: 60_000 })

function randomProblem(seed: string, parts: Partial<PlanProblem> = {}): PlanProblem {
  const rng = seededRng(seed)
  const candidates = Array.from({ length: 40 }, (_, i): PlanCandidate => {
    const program = i % 4
    return {
      id: `c${i}`,
      programId: `p${program}`,
      programName: `Program ${program}`,
      customers: 3 + Math.floor(rng() * 6),
      kwEach: [1, 4.3, 0.5, 0.8][program]! * (0.8 + 0.4 * rng()),
      participation: [0.9, 0.97, 0.95, 0.25][program]!,
      cv: 0.3,
      costPerKwhMinor: 50 + rng() * 200,
      callCostMinor: 20 + rng() * 50,
      leadMinutes: 10,
      maxHours: 4,
      eventsLeft: 5,
      reboundShare: 0.3,
    }
  })
  const needKw = [20, 30, 40, 45, 45, 40, 30, 20]
  return {
    needKw,
    intervalMinutes: 15,
    confidence: 0.95,
    commonShockCv: 0.1,
    leadMinutes: 30,
    candidates,
    ...parts,
  }
}

describe('a plan under a chance constraint', () => {
  test.each(['a', 'b', 'c'])('keeps its promise for less than the greedy plan (seed %s)', (seed) => {
    const problem = randomProblem(seed)
    const plan = chancePlan(problem, highs, LIMITS)
    const greedy = chancePlan(problem, null, LIMITS)
    expect(plan.state).toBe('optimal')
    expect(plan.pEnough).toBeGreaterThanOrEqual(0.95)
    expect(plan.costMinor).toBeLessThanOrEqual(greedy.costMinor)
    expect(greedy.state).toBe('greedy')
    expect(greedy.pEnough).toBeGreaterThanOrEqual(0.95)
    expect(plan.gap).toBeLessThanOrEqual(0.01)
  })

  test('is the same for the same problem, and names everything it left out', () => {
    const problem = randomProblem('again')
    const plan = chancePlan(problem, highs, LIMITS)
    expect(chancePlan(problem, highs, LIMITS)).toEqual(plan)
    const named = [...plan.chosen, ...plan.excluded].map((entry) => entry.id).sort()
    expect(named).toEqual(problem.candidates.map((candidate) => candidate.id).sort())
    expect(plan.nextBestId).not.toBeNull()
  })

  test('a higher confidence costs more', () => {
    const cost = (confidence: number) =>
      chancePlan(randomProblem('price', { confidence }), highs, LIMITS).costMinor
    expect(cost(0.8)).toBeLessThan(cost(0.95))
    expect(cost(0.95)).toBeLessThan(cost(0.99))
  })

  test('a need out of reach calls what there is and says that it is not enough', () => {
    const plan = chancePlan(randomProblem('much', { needKw: [500, 500] }), highs, LIMITS)
    expect(plan.state).toBe('not-enough')
    expect(plan.pEnough).toBe(0)
    expect(plan.chosen).toHaveLength(40)
  })

  test('no need calls nobody', () => {
    const plan = chancePlan(randomProblem('none', { needKw: [0, 0] }), highs, LIMITS)
    expect(plan).toMatchObject({ state: 'optimal', gap: 0, chosen: [], costMinor: 0, pEnough: 1 })
  })

  test('short calls are staged one after another, with their rebound in mind', () => {
    const problem = randomProblem('staged')
    const short = problem.candidates.map((candidate) => ({ ...candidate, maxHours: 1 }))
    const plan = chancePlan({ ...problem, needKw: new Array(8).fill(20), candidates: short }, highs, LIMITS)
    expect(new Set(plan.chosen.map((call) => call.startInterval)).size).toBeGreaterThan(1)
    expect(plan.chosen.every((call) => call.intervals === 4)).toBe(true)
    expect(plan.pEnough).toBeGreaterThanOrEqual(0.95)
  })

  test('what may not be called is left out with its reason', () => {
    const problem = randomProblem('excluded')
    const [slow, tired, ...rest] = problem.candidates
    const candidates = [{ ...slow!, leadMinutes: 60 }, { ...tired!, eventsLeft: 0 }, ...rest]
    const plan = chancePlan({ ...problem, candidates }, highs, LIMITS)
    expect(plan.excluded).toEqual(
      expect.arrayContaining([
        { id: 'c0', code: 'notice-too-long' },
        { id: 'c1', code: 'no-events-left' },
      ]),
    )
  })

  test('no group is called beyond its share', () => {
    const problem = randomProblem('fair', { needKw: [15, 15], fairnessShare: 0.4 })
    const candidates = problem.candidates.map((candidate) => ({
      ...candidate,
      fairnessGroup: candidate.programId,
    }))
    const called = (plan: { chosen: { programId: string }[] }) =>
      Math.max(
        ...['p0', 'p1', 'p2', 'p3'].map(
          (program) => plan.chosen.filter((call) => call.programId === program).length,
        ),
      )
    expect(called(chancePlan({ ...problem, candidates }, highs, LIMITS))).toBeLessThanOrEqual(4)
    expect(called(chancePlan({ ...problem, candidates }, null, LIMITS))).toBeLessThanOrEqual(4)
  })

  test('a solver that finds nothing leaves the greedy plan', () => {
    const problem = randomProblem('slow')
    expect(chancePlan(problem, () => null, LIMITS)).toEqual(chancePlan(problem, null, LIMITS))
  })
})

/** A street: thermostats, batteries, cars, heaters and people who answer a message. */
const STREET: [DeviceType, number, number][] = [
  ['thermostat', 60, 120],
  ['battery', 24, 260],
  ['ev', 40, 180],
  ['water-heater', 40, 90],
  ['behavioural', 80, 60],
]

describe(`95 % promised, counted in the response model (4,000 draws, seed ${SEED})`, () => {
  test.each([
    [60, 45],
    [120, 40],
    [90, 70],
  ])(
    '%d minutes, %d kW',
    (durationMinutes, peakKw) => {
      const intervals = durationMinutes / 15
      const candidates = STREET.flatMap(([type, count, price]) =>
        segmentCandidates({
          program: {
            programId: type,
            programName: type,
            costPerKwhMinor: price,
            callCostMinor: 5,
            leadMinutes: 15,
            maxHours: 4,
            eventsLeft: 8,
          },
          customers: Array.from({ length: count }, (_, i) => ({ id: `${type}-${i}`, type, homeLoadKw: 1.5 })),
          conditions: { noticeHours: 0.5 },
          durationMinutes,
          intervalMinutes: 15,
          trancheSize: 4,
        }),
      )
      const needKw = Array.from(
        { length: intervals },
        (_, t) => peakKw * (0.8 + 0.2 * Math.sin((t / intervals) * Math.PI)),
      )
      const problem = {
        needKw,
        intervalMinutes: 15,
        confidence: 0.95,
        commonShockCv: 0.1,
        leadMinutes: 30,
        candidates,
      }
      const plan = chancePlan(problem, highs, LIMITS)
      expect(plan.state).toBe('optimal')

      const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]))
      const called = plan.chosen.flatMap((call) =>
        byId.get(call.id)!.customerIds.map(() => ({ type: byId.get(call.id)!.type, homeLoadKw: 1.5 })),
      )
      const rng = seededRng(`${SEED}:${durationMinutes}:${peakKw}`)
      let met = 0
      for (let draw = 0; draw < 4000; draw++) {
        const { reductionKw } = simulateEvent(called, {
          durationMinutes,
          intervalMinutes: 15,
          intervals,
          noticeHours: 0.5,
          rng,
        })
        if (needKw.every((need, t) => reductionKw[t]! >= need)) met++
      }
      expect(met / 4000).toBeGreaterThanOrEqual(0.93)
      expect(met / 4000).toBeLessThanOrEqual(0.98)
    },
    60_000,
  )
})

test('the optimum joins the options, ranked and explained like them', () => {
  const { candidates } = randomProblem('options')
  const request = { candidates, needKw: 40, durationMinutes: 120, maxLeadMinutes: 30 }
  const plan = chancePlan(problemOfRequest(request), highs, LIMITS)
  const result = optionsWithOptimum(request, plan)
  expect(result.enough).toBe(true)
  expect(result.options[0]!.costMinor).toBe(Math.round(plan.costMinor))
  expect(result.options[0]!.reasons[0]!.code).toBe('covers-need')
  expect(result.options.length).toBeGreaterThan(1)
})
