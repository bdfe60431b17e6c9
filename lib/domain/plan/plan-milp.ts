import { deliverySd } from '@/lib/domain/plan/candidate'
import { groupRoom } from '@/lib/domain/plan/greedy-plan'
import type { PlanMoments } from '@/lib/domain/plan/plan-moments'
import type { PlanColumn, PlanProblem } from '@/lib/domain/plan/plan-problem'

/** A mixed-integer program in rows: minimise costs x, lower <= row x <= upper, 0 <= x <= columnUpper. */
export type Milp = {
  costs: Float64Array
  columnUpper: Float64Array
  /** The first so many columns are whole numbers. */
  integers: number
  rows: { lower: number; upper: number; indices: number[]; values: number[] }[]
}

export type MilpSolution = { values: ArrayLike<number>; gap: number | null; optimal: boolean }

/** Port to a solver; null when it found nothing in its time. */
export type SolveMilp = (milp: Milp, limits: { seconds: number; relativeGap: number }) => MilpSolution | null

/**
 * The plan as a program: one binary a column, one slack an interval, and a linearised chance constraint.
 * `safe` bounds the standard deviation from above by its tangent in the variance and the triangle inequality, so
 * any answer keeps the promise; `tangent` follows it closely around the last plan and is checked afterwards.
 */
export function planMilp(
  problem: PlanProblem,
  columns: readonly PlanColumn[],
  around: PlanMoments,
  kappa: number,
  kind: 'safe' | 'tangent',
): Milp {
  const intervals = problem.needKw.length
  const missing = missingCost(columns)
  const costs = new Float64Array(columns.length + intervals)
  columns.forEach((column, j) => {
    // A little more for each customer: among equals, disturb fewer.
    costs[j] = column.costMinor + 1e-4 * column.candidate.customers
  })
  costs.fill(missing, columns.length)
  const columnUpper = new Float64Array(columns.length + intervals).fill(1)
  columnUpper.fill(Math.max(1, ...problem.needKw) * 10, columns.length)
  const rows: Milp['rows'] = []
  for (let t = 0; t < intervals; t++) {
    if (problem.needKw[t]! > 0) rows.push(chanceRow(problem, columns, around, kappa, kind, t))
  }
  rows.push(...onceRows(columns), ...fairnessRows(problem, columns))
  return { costs, columnUpper, integers: columns.length, rows }
}

function chanceRow(
  problem: PlanProblem,
  columns: readonly PlanColumn[],
  around: PlanMoments,
  kappa: number,
  kind: 'safe' | 'tangent',
  t: number,
): Milp['rows'][number] {
  const s = problem.commonShockCv
  const spread = 1 + s * s
  const variance = Math.max(1e-6, around.varianceKw[t]!)
  const mean = around.meanKw[t]!
  let perMean: number
  let perVariance: number
  let constant: number
  if (kind === 'safe') {
    const root = Math.sqrt(spread * variance)
    perMean = s
    perVariance = spread / (2 * root)
    constant = root / 2
  } else {
    const sd = Math.max(1e-6, deliverySd(mean, variance, s))
    perMean = (s * s * mean) / sd
    perVariance = spread / (2 * sd)
    constant = sd - perMean * mean - perVariance * variance
  }
  const row = { lower: problem.needKw[t]! + kappa * constant, upper: Number.POSITIVE_INFINITY }
  const indices: number[] = []
  const values: number[] = []
  columns.forEach((column, j) => {
    const value = column.meanKw[t]! * (1 - kappa * perMean) - kappa * perVariance * column.varianceKw[t]!
    if (Math.abs(value) < 1e-9) return
    indices.push(j)
    values.push(value)
  })
  indices.push(columns.length + t)
  values.push(1)
  return { ...row, indices, values }
}

/** A candidate is called once an event, whatever its possible starts. */
function onceRows(columns: readonly PlanColumn[]): Milp['rows'] {
  const byCandidate = new Map<string, number[]>()
  columns.forEach((column, j) => {
    const list = byCandidate.get(column.candidate.id)
    if (list) list.push(j)
    else byCandidate.set(column.candidate.id, [j])
  })
  return [...byCandidate.values()]
    .filter((indices) => indices.length > 1)
    .map((indices) => ({ lower: Number.NEGATIVE_INFINITY, upper: 1, indices, values: indices.map(() => 1) }))
}

function fairnessRows(problem: PlanProblem, columns: readonly PlanColumn[]): Milp['rows'] {
  if ((problem.fairnessShare ?? 1) >= 1) return []
  return [...groupRoom(problem, columns)].map(([group, upper]) => {
    const indices = columns.flatMap((column, j) => (column.candidate.fairnessGroup === group ? [j] : []))
    return { lower: Number.NEGATIVE_INFINITY, upper, indices, values: indices.map(() => 1) }
  })
}

/** Price of a missing kW in one interval: dearer than the dearest way to deliver it. */
function missingCost(columns: readonly PlanColumn[]): number {
  const dearest = columns.map((column) => {
    const helps = column.meanKw.reduce((sum, kw) => sum + Math.max(0, kw), 0)
    return helps > 0 ? column.costMinor / helps : 0
  })
  return 10 * dearest.reduce((a, b) => Math.max(a, b), 0) + 1
}
