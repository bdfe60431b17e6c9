import type { PlanColumn, PlanProblem } from '@/lib/domain/plan/plan-problem'
import { drawNormal } from '@/lib/domain/statistics/normal'
import { type Rng, seededRng } from '@/lib/domain/statistics/seeded-rng'

export const PROBABILITY_DRAWS = 4000

/**
 * Share of seeded draws in which the called customers meet the need in every interval: binomial participation,
 * individual spread, profile, rebound, one common shock for all. Joint over the intervals, which moments are not.
 */
export function planProbability(
  problem: PlanProblem,
  chosen: readonly PlanColumn[],
  draws = PROBABILITY_DRAWS,
): number {
  const intervals = problem.needKw.length
  const rng = seededRng(problem.seed ?? 'plan')
  const totals = new Float64Array(intervals)
  let met = 0
  for (let draw = 0; draw < draws; draw++) {
    totals.fill(0)
    const shock = Math.max(0, 1 + problem.commonShockCv * drawNormal(rng))
    for (const column of chosen) drawColumn(column, rng, totals)
    let all = true
    for (let t = 0; t < intervals && all; t++) {
      all = problem.needKw[t]! <= 0 || totals[t]! * shock >= problem.needKw[t]! - 1e-9
    }
    if (all) met++
  }
  return met / draws
}

function drawColumn(column: PlanColumn, rng: Rng, totals: Float64Array): void {
  const { candidate, meanKw } = column
  const joined = drawBinomial(candidate.customers, candidate.participation, rng)
  const size = joined + candidate.cv * Math.sqrt(joined) * drawNormal(rng)
  const relative = Math.max(0, size) / (candidate.customers * candidate.participation)
  for (let t = column.start; t < totals.length; t++) totals[t]! += meanKw[t]! * relative
  if (!candidate.profile) return
  // How far participants differ from their mean at that time of the call, overrides for one.
  for (let t = column.start; t < totals.length; t++) {
    const mean = candidate.profile.mean[t - column.start] ?? 0
    const spread = (candidate.profile.meanSquare[t - column.start] ?? 0) - mean * mean
    if (spread > 1e-12) totals[t]! += candidate.kwEach * Math.sqrt(joined * spread) * drawNormal(rng)
  }
}

/** Binomial draw: one by one for small groups, rounded normal for large ones with room on both sides. */
function drawBinomial(n: number, p: number, rng: Rng): number {
  const variance = n * p * (1 - p)
  if (variance > 12) {
    return Math.min(n, Math.max(0, Math.round(n * p + Math.sqrt(variance) * drawNormal(rng))))
  }
  let joined = 0
  for (let i = 0; i < n; i++) if (rng() < p) joined++
  return joined
}
