import { expect, test, vi } from 'vitest'
import { assessTransformers } from '@/lib/analytics/assess-transformers'
import { forecastTransformers } from '@/lib/analytics/forecast-transformers'
import { runWorker } from '@/lib/analytics/run-worker'
import { solvePlan } from '@/lib/analytics/solve-plan'
import type { PlanProblem } from '@/lib/domain/plan/plan-problem'
import { assessStress, type StressInput } from '@/lib/domain/thermal/assess-stress'

// Numbers, not waiting: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 })

const problem: PlanProblem = {
  needKw: [20, 20],
  intervalMinutes: 15,
  confidence: 0.95,
  commonShockCv: 0.1,
  candidates: Array.from({ length: 12 }, (_, i) => ({
    id: `c${i}`,
    programId: 'cool',
    programName: 'Cool',
    customers: 5,
    kwEach: 1,
    participation: 0.9,
    cv: 0.3,
    costPerKwhMinor: 100 + i,
    callCostMinor: 0,
    leadMinutes: 0,
    maxHours: 2,
    eventsLeft: 1,
    reboundShare: 0.3,
  })),
}

test('a plan comes from its worker', async () => {
  const plan = await solvePlan(problem, { seconds: 30 })
  expect(plan.state).toBe('optimal')
  expect(plan.pEnough).toBeGreaterThanOrEqual(0.95)
})

test('a worker that fails leaves the greedy plan and says why', async () => {
  const reasons: unknown[] = []
  const broken = { ...problem, fairnessGroup: () => 0 } as unknown as PlanProblem
  const plan = await solvePlan(broken, { onFallback: (error) => reasons.push(error) })
  expect(plan.state).toBe('greedy')
  expect(String(reasons[0])).toContain('could not be cloned')
})

test('a worker that hangs is ended', async () => {
  await expect(runWorker('plan', { problem, seconds: 5 }, 1)).rejects.toThrow('no answer in 1 ms')
})

test('100 transformers with 200 scenarios each take seconds and agree with the main thread', async () => {
  const evening = Array.from({ length: 96 }, (_, t) => 150 + 70 * Math.sin(((t - 36) / 96) * 2 * Math.PI))
  const shifted = (by: number) => evening.map((kw) => kw + by)
  const inputs = Array.from(
    { length: 100 },
    (_, i): StressInput => ({
      id: `transformer-${i}`,
      nameplate: { cooling: 'ONAN', ratedKva: 160 + (i % 4) * 90 },
      stepMinutes: 15,
      recent: evening.map((loadKw) => ({ loadKw, ambientC: 20 })),
      ahead: { p50: evening, p05: shifted(-30), p90: shifted(25), p95: shifted(30) },
      residualPaths: Array.from({ length: 20 }, (_, k) => evening.map((_, t) => 20 * Math.sin(k + t / 10))),
      ambientC: [25],
    }),
  )
  const since = performance.now()
  const assessed = await assessTransformers(inputs)
  expect(performance.now() - since).toBeLessThan(30_000)
  expect(assessed).toHaveLength(100)
  for (const i of [0, 3]) expect(assessed[i]).toEqual(assessStress(inputs[i]!))
  // The smallest runs hot, the largest cool.
  expect(assessed[0]!.risk.pOverLimit).toBeGreaterThan(0.5)
  expect(assessed[0]!.shed!.peakShedKw).toBeGreaterThan(0)
  expect(assessed[0]!.minutesToLimit).not.toBeNull()
  expect(assessed[3]).toMatchObject({ shed: null, minutesToLimitP90: null, risk: { pOverLimit: 0 } })
  expect(assessed[3]!.projection).toHaveLength(96)
})

test('a forecast comes from its worker, and from a stored model alike', async () => {
  const kw = Array.from(
    { length: 35 * 24 },
    (_, i) => 100 + 40 * Math.sin((i / 12) * Math.PI) + ((i * 7919) % 13),
  )
  const history = { start: new Date('2025-05-01T00:00:00Z'), stepMinutes: 60, kw, timeZone: 'UTC' }
  const [first] = await forecastTransformers([{ id: 'a', history, horizon: 24 }])
  expect(first!.points).toHaveLength(24)
  const stored = JSON.parse(
    JSON.stringify(first!.model, (_, value) =>
      ArrayBuffer.isView(value) ? [...(value as Float64Array)] : value,
    ),
  )
  const [again] = await forecastTransformers([{ id: 'a', history, horizon: 24, model: stored }])
  expect(again!.points[5]!.p50).toBeCloseTo(first!.points[5]!.p50, 9)
})
