import { deliverySd } from '@/lib/domain/plan/candidate'
import { excludeCandidates } from '@/lib/domain/plan/exclude-candidates'
import { greedyPlan } from '@/lib/domain/plan/greedy-plan'
import { planColumns } from '@/lib/domain/plan/plan-columns'
import { planMilp, type SolveMilp } from '@/lib/domain/plan/plan-milp'
import { planMoments } from '@/lib/domain/plan/plan-moments'
import { planProbability } from '@/lib/domain/plan/plan-probability'
import type { ChancePlan, PlanColumn, PlanProblem, PlanState } from '@/lib/domain/plan/plan-problem'
import { normalQuantile } from '@/lib/domain/statistics/normal'

export type ChancePlanLimits = { seconds: number; elapsedSeconds: () => number }

type Found = {
  columns: PlanColumn[]
  costMinor: number
  pEnough: number
  gap: number | null
  state: PlanState
}

const ROUNDS = 8
const RELATIVE_GAP = 0.01
const SHORTLIST_COLUMNS = 400

/**
 * The cheapest calls that meet the need in every interval with the promised probability.
 * Sequential linearisation of the chance constraint: one safe solve, then tangent solves around the last plan with
 * kappa moved by how far the counted P(enough) was off. The cheapest plan that keeps the promise wins; without a
 * solver, or without an answer in time, the greedy plan stands.
 */
export function chancePlan(
  problem: PlanProblem,
  solve: SolveMilp | null,
  limits: ChancePlanLimits,
): ChancePlan {
  const { usable, excluded } = excludeCandidates(problem.candidates, {
    durationMinutes: problem.intervalMinutes,
    ...(problem.leadMinutes === undefined ? {} : { maxLeadMinutes: problem.leadMinutes }),
  })
  const columns = planColumns(problem, usable)
  const rounds: ChancePlan['rounds'] = []
  const target = normalQuantile(problem.confidence)
  const judge = (chosen: Iterable<PlanColumn>, gap: number | null, state: PlanState): Found => {
    const list = [...chosen]
    const costMinor = list.reduce((sum, column) => sum + column.costMinor, 0)
    return { columns: list, costMinor, pEnough: planProbability(problem, list), gap, state }
  }
  const note = (kind: 'greedy' | 'safe' | 'tangent', { costMinor, pEnough, gap }: Found) =>
    rounds.push({ kind, costMinor, pEnough, gap })

  let best = greedyWithPromise(problem, columns, target, judge)
  note('greedy', best)
  if (solve && columns.length > 0) {
    const search = kappaSearch(problem.confidence)
    const offered = shortlist(problem, columns, best.columns)
    let kappa: number | null = target
    let around = planMoments(best.columns, problem.needKw.length)
    // A first point that keeps the promise is good enough to linearise around.
    let kind: 'safe' | 'tangent' = best.pEnough >= problem.confidence ? 'tangent' : 'safe'
    for (let round = 0; round < ROUNDS && kappa !== null; round++) {
      const seconds = (limits.seconds - limits.elapsedSeconds()) * 0.5
      if (seconds < 0.05) break
      const milp = planMilp(problem, offered, around, kappa, kind)
      const solution = solve(milp, { seconds, relativeGap: RELATIVE_GAP })
      if (!solution) break
      const chosen = offered.filter((_, j) => (solution.values[j] ?? 0) > 0.5)
      const found = judge(chosen, solution.gap, solution.optimal ? 'optimal' : 'feasible')
      note(kind, found)
      if (isBetter(found, best, problem.confidence)) best = found
      if (kind === 'tangent') kappa = search(kappa, found.pEnough)
      if (chosen.length > 0) around = planMoments(chosen, problem.needKw.length)
      kind = 'tangent'
    }
  }
  return present(problem, best, columns, excluded, rounds)
}

/**
 * The next kappa to try after one whose plan was counted: nearer to where the promise is just kept, halving what is
 * left between one that kept it and one that did not. null when more would not be told apart by counting.
 */
function kappaSearch(confidence: number): (kappa: number, pEnough: number) => number | null {
  const target = normalQuantile(confidence)
  let keeps = Number.POSITIVE_INFINITY
  let fails = Number.NEGATIVE_INFINITY
  return (kappa, pEnough) => {
    if (pEnough >= confidence) keeps = Math.min(keeps, kappa)
    else fails = Math.max(fails, kappa)
    if (pEnough >= confidence && pEnough < confidence + 0.004) return null
    if (keeps - fails < 0.03) return null
    if (Number.isFinite(keeps) && Number.isFinite(fails)) return (keeps + fails) / 2
    const off = target - clampedQuantile(pEnough)
    return pEnough >= confidence ? kappa + Math.min(-0.03, off) : kappa + Math.max(0.05, 1.2 * off)
  }
}

/** The greedy plan at the kappa whose counted probability keeps the promise, or the largest there is. */
function greedyWithPromise(
  problem: PlanProblem,
  columns: readonly PlanColumn[],
  target: number,
  judge: (chosen: Iterable<PlanColumn>, gap: null, state: PlanState) => Found,
): Found {
  let kappa = target
  let best: Found | null = null
  for (let attempt = 0; attempt < 4; attempt++) {
    const found = judge(greedyPlan(problem, columns, kappa), null, 'greedy')
    if (!best || isBetter(found, best, problem.confidence)) best = found
    if (found.pEnough >= problem.confidence) break
    kappa += 0.05 + Math.max(0, target - clampedQuantile(found.pEnough))
  }
  return best as Found
}

/** A plan that keeps the promise beats one that does not; then the cheaper; without promise, the surer. */
function isBetter(a: Found, b: Found, confidence: number): boolean {
  const aKeeps = a.pEnough >= confidence
  const bKeeps = b.pEnough >= confidence
  if (aKeeps !== bKeeps) return aKeeps
  if (aKeeps)
    return a.costMinor < b.costMinor - 1e-9 || (a.costMinor <= b.costMinor + 1e-9 && b.state === 'greedy')
  return a.pEnough > b.pEnough || (a.pEnough === b.pEnough && meanKw(a) > meanKw(b) + 1e-9)
}

function meanKw({ columns }: Found): number {
  return columns.reduce((sum, column) => sum + column.meanKw.reduce((a, b) => a + b, 0), 0)
}

function clampedQuantile(p: number): number {
  return normalQuantile(Math.min(0.9995, Math.max(0.02, p)))
}

/**
 * Of very many columns the cheapest for what they give, several times the need of them, and those called already:
 * what is left out would have to be both dear and needed.
 */
function shortlist(problem: PlanProblem, columns: PlanColumn[], called: readonly PlanColumn[]): PlanColumn[] {
  if (columns.length <= SHORTLIST_COLUMNS) return columns
  const peak = Math.max(...problem.needKw)
  const byPrice = [...columns].sort((a, b) => price(a) - price(b))
  const kept = new Set(called)
  let kw = 0
  for (const column of byPrice) {
    if (kept.size >= SHORTLIST_COLUMNS && kw >= 4 * peak) break
    kept.add(column)
    kw += Math.max(...column.meanKw) / Math.max(1, problem.needKw.length / column.length)
  }
  return columns.filter((column) => kept.has(column))
}

function price(column: PlanColumn): number {
  return column.costMinor / Math.max(1e-9, Math.max(...column.meanKw))
}

function present(
  problem: PlanProblem,
  best: Found,
  columns: readonly PlanColumn[],
  excluded: readonly { id: string; code: ChancePlan['excluded'][number]['code'] }[],
  rounds: ChancePlan['rounds'],
): ChancePlan {
  const called = new Set(best.columns.map((column) => column.candidate.id))
  const left = columns.filter((column) => !called.has(column.candidate.id))
  const next = left.reduce<PlanColumn | null>(
    (cheapest, column) => (!cheapest || price(column) < price(cheapest) ? column : cheapest),
    null,
  )
  const moments = planMoments(best.columns, problem.needKw.length)
  // Calling nobody for nothing is the optimum, whoever found it.
  const nothing = problem.needKw.every((kw) => kw <= 0)
  const keeps = best.pEnough >= problem.confidence
  return {
    state: nothing ? 'optimal' : keeps ? best.state : 'not-enough',
    chosen: best.columns.map((column) => ({
      id: column.candidate.id,
      programId: column.candidate.programId,
      customers: column.candidate.customers,
      startInterval: column.start,
      intervals: column.length,
      expectedKw:
        column.meanKw.subarray(column.start, column.start + column.length).reduce((a, b) => a + b, 0) /
        column.length,
      costMinor: column.costMinor,
    })),
    expectedKw: [...moments.meanKw],
    sdKw: problem.needKw.map((_, t) =>
      deliverySd(moments.meanKw[t]!, moments.varianceKw[t]!, problem.commonShockCv),
    ),
    pEnough: best.pEnough,
    costMinor: best.costMinor,
    gap: nothing ? 0 : best.gap,
    excluded: [
      ...excluded.map(({ id, code }) => ({ id, code })),
      ...[...new Set(left.map((column) => column.candidate.id))].map((id) => ({
        id,
        code: 'not-needed' as const,
      })),
    ],
    nextBestId: next?.candidate.id ?? null,
    rounds,
  }
}
