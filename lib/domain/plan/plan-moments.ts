import { deliverySd } from '@/lib/domain/plan/candidate'
import type { PlanColumn, PlanProblem } from '@/lib/domain/plan/plan-problem'

/** Mean and variance (without the common shock) of a set of columns in each interval. */
export type PlanMoments = { meanKw: Float64Array; varianceKw: Float64Array }

export function planMoments(columns: Iterable<PlanColumn>, intervals: number): PlanMoments {
  const moments = { meanKw: new Float64Array(intervals), varianceKw: new Float64Array(intervals) }
  for (const column of columns) addColumn(moments, column, 1)
  return moments
}

export function addColumn(moments: PlanMoments, column: PlanColumn, sign: 1 | -1): void {
  for (let t = 0; t < moments.meanKw.length; t++) {
    moments.meanKw[t]! += sign * column.meanKw[t]!
    moments.varianceKw[t]! += sign * column.varianceKw[t]!
  }
}

/** kW by which the intervals miss their need at kappa standard deviations, summed. */
export function shortfallKw(moments: PlanMoments, problem: PlanProblem, kappa: number): number {
  let sum = 0
  for (let t = 0; t < moments.meanKw.length; t++) {
    const need = problem.needKw[t]!
    if (need <= 0) continue
    const sd = deliverySd(moments.meanKw[t]!, moments.varianceKw[t]!, problem.commonShockCv)
    sum += Math.max(0, need - (moments.meanKw[t]! - kappa * sd))
  }
  return sum
}
