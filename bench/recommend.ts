import { loadHighsSolver } from '@/lib/analytics/highs-solver'
import type { PlanCandidate } from '@/lib/domain/plan/candidate'
import { chancePlan } from '@/lib/domain/plan/chance-plan'
import { excludeCandidates } from '@/lib/domain/plan/exclude-candidates'
import { planColumns } from '@/lib/domain/plan/plan-columns'
import { planProbability } from '@/lib/domain/plan/plan-probability'
import type { PlanColumn, PlanProblem } from '@/lib/domain/plan/plan-problem'
import { seededRng } from '@/lib/domain/statistics/seeded-rng'

export type RecommendRow = {
  candidates: number
  /** Medians over the instances. */
  planMs: number
  referenceMs: number
  /** Cost of the plan over that of the reference; below 1 is cheaper. */
  costRatio: number
  planPEnough: number
  referencePEnough: number
  /** Instances solved to the gap, of all. */
  optimal: number
  instances: number
}

const SIZES = [50, 500, 5000]
const INSTANCES = 5
const SECONDS = 5

/**
 * `npm run bench -- recommend`: the plan under a chance constraint against what a dispatcher's spreadsheet does,
 * candidates by cost per expected kW until the need and a fifth more is covered. Both judged by the same draws.
 */
export async function benchRecommend(
  sizes: readonly number[] = SIZES,
  instances = INSTANCES,
): Promise<RecommendRow[]> {
  const solve = await loadHighsSolver()
  return sizes.map((candidates) => {
    const runs = Array.from({ length: instances }, (_, i) => {
      const problem = instance(candidates, `recommend ${candidates} ${i}`)
      const planStart = performance.now()
      const plan = chancePlan(problem, solve, {
        seconds: SECONDS,
        elapsedSeconds: () => (performance.now() - planStart) / 1000,
      })
      const planMs = performance.now() - planStart
      const referenceStart = performance.now()
      const chosen = byCostWithMargin(problem)
      const referenceMs = performance.now() - referenceStart
      const referenceCost = chosen.reduce((sum, column) => sum + column.costMinor, 0)
      return {
        planMs,
        referenceMs,
        costRatio: plan.costMinor / referenceCost,
        planPEnough: plan.pEnough,
        referencePEnough: planProbability(problem, chosen),
        optimal: plan.state === 'optimal',
      }
    })
    const median = (pick: (run: (typeof runs)[number]) => number) =>
      runs.map(pick).sort((a, b) => a - b)[Math.floor(runs.length / 2)]!
    return {
      candidates,
      planMs: median((run) => run.planMs),
      referenceMs: median((run) => run.referenceMs),
      costRatio: median((run) => run.costRatio),
      planPEnough: median((run) => run.planPEnough),
      referencePEnough: median((run) => run.referencePEnough),
      optimal: runs.filter((run) => run.optimal).length,
      instances: runs.length,
    }
  })
}

/** Two hours around a peak, five device types in tranches of a few customers, a third limited to one hour. */
function instance(count: number, seed: string): PlanProblem {
  const rng = seededRng(seed)
  const types = [
    { kw: 1, participation: 0.9, cv: 0.35, rebound: 0.4 },
    { kw: 4.3, participation: 0.97, cv: 0.15, rebound: 0.2 },
    { kw: 7, participation: 0.26, cv: 0.1, rebound: 0.6 },
    { kw: 0.5, participation: 0.95, cv: 0.4, rebound: 0.5 },
    { kw: 0.6, participation: 0.19, cv: 0.5, rebound: 0.2 },
  ]
  const candidates = Array.from({ length: count }, (_, i): PlanCandidate => {
    const type = types[Math.floor(rng() * types.length)]!
    return {
      id: `c${i}`,
      programId: `p${i % 10}`,
      programName: `Program ${i % 10}`,
      customers: 2 + Math.floor(rng() * 7),
      kwEach: type.kw * (0.8 + 0.4 * rng()),
      participation: type.participation,
      cv: type.cv,
      costPerKwhMinor: 40 + 200 * rng(),
      callCostMinor: 60 * rng(),
      leadMinutes: 15,
      maxHours: rng() < 0.33 ? 1 : 4,
      eventsLeft: 5,
      reboundShare: type.rebound,
    }
  })
  const available = candidates.reduce((sum, c) => sum + c.customers * c.kwEach * c.participation, 0)
  const peakKw = Math.min(80, 0.4 * available)
  const needKw = Array.from({ length: 8 }, (_, t) => peakKw * (0.6 + 0.4 * Math.sin(((t + 1) / 9) * Math.PI)))
  return { needKw, intervalMinutes: 15, confidence: 0.95, commonShockCv: 0.1, leadMinutes: 30, candidates }
}

function byCostWithMargin(problem: PlanProblem): PlanColumn[] {
  const { usable } = excludeCandidates(problem.candidates, { durationMinutes: problem.intervalMinutes })
  const energy = (column: PlanColumn) => column.meanKw.reduce((sum, kw) => sum + Math.max(0, kw), 0)
  const columns = planColumns(problem, usable)
    .map((column) => ({ column, price: column.costMinor / energy(column) }))
    .sort((a, b) => a.price - b.price)
  const short = problem.needKw.map((kw) => kw * 1.2)
  const called = new Set<string>()
  const chosen: PlanColumn[] = []
  for (const { column } of columns) {
    if (short.every((kw) => kw <= 0)) break
    if (called.has(column.candidate.id) || !short.some((kw, t) => kw > 0 && column.meanKw[t]! > 0)) continue
    called.add(column.candidate.id)
    chosen.push(column)
    for (let t = 0; t < short.length; t++) short[t]! -= column.meanKw[t]!
  }
  return chosen
}
