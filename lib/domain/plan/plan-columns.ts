import { customerMean, customerVariance, type PlanCandidate } from '@/lib/domain/plan/candidate'
import type { PlanColumn, PlanProblem } from '@/lib/domain/plan/plan-problem'

/** Minutes over which a candidate without its own profile gives its rebound back. */
const REBOUND_MINUTES = 60

/**
 * The ways to call each usable candidate: for the whole event, or staged when its own limit is shorter
 * (half-overlapping starts and the latest one). Intervals before the first need and after the last stay uncalled.
 */
export function planColumns(problem: PlanProblem, usable: readonly PlanCandidate[]): PlanColumn[] {
  const first = problem.needKw.findIndex((kw) => kw > 0)
  if (first < 0) return []
  const last = problem.needKw.findLastIndex((kw) => kw > 0)
  const span = last - first + 1
  return usable.flatMap((candidate) => {
    const allowed = Math.floor((candidate.maxHours * 60) / problem.intervalMinutes + 1e-9)
    const length = Math.min(span, allowed)
    return starts(span, length).map((start) => column(problem, candidate, first + start, length))
  })
}

function starts(span: number, length: number): number[] {
  const latest = span - length
  const stride = Math.max(1, Math.floor(length / 2))
  const list: number[] = []
  for (let start = 0; start < latest; start += stride) list.push(start)
  return [...list, latest]
}

function column(problem: PlanProblem, candidate: PlanCandidate, start: number, length: number): PlanColumn {
  const intervals = problem.needKw.length
  const meanKw = new Float64Array(intervals)
  const varianceKw = new Float64Array(intervals)
  const reboundIntervals = Math.max(1, Math.round(REBOUND_MINUTES / problem.intervalMinutes))
  let energyKwh = 0
  for (let t = start; t < intervals; t++) {
    const offset = t - start
    if (candidate.profile || offset < length) {
      meanKw[t] = candidate.customers * customerMean(candidate, offset)
      varianceKw[t] = candidate.customers * customerVariance(candidate, offset)
    } else if (offset < length + reboundIntervals) {
      meanKw[t] = -candidate.customers * customerMean(candidate) * candidate.reboundShare
      varianceKw[t] = candidate.customers * customerVariance(candidate) * candidate.reboundShare ** 2
    }
    if (offset < length) energyKwh += (meanKw[t]! * problem.intervalMinutes) / 60
  }
  const tired = 1 + (problem.fatigueCost ?? 0) * (candidate.recentCalls ?? 0)
  const costMinor =
    Math.max(0, energyKwh) * candidate.costPerKwhMinor +
    candidate.callCostMinor * tired +
    (candidate.scarcityMinor ?? 0)
  return { candidate, start, length, costMinor, meanKw, varianceKw }
}
