import type { PlanCandidate } from '@/lib/domain/plan/candidate'
import type { ExclusionCode } from '@/lib/domain/plan/exclude-candidates'

/** One transformer's event: what is needed in each interval, and who could be called. */
export type PlanProblem = {
  needKw: readonly number[]
  intervalMinutes: number
  /** Promised probability that every interval's need is met. */
  confidence: number
  commonShockCv: number
  /** Time until the first interval; candidates that need more notice are excluded. */
  leadMinutes?: number
  candidates: readonly PlanCandidate[]
  /** Largest share of a fairness group that may be called; 1 when not given. */
  fairnessShare?: number
  /** Relative rise of the call cost for each call in the last 7 days. */
  fatigueCost?: number
  /** Seed of the draws that P(enough) is counted on. */
  seed?: string
}

/** One way to call one candidate: whole, from an interval on, for some intervals. */
export type PlanColumn = {
  candidate: PlanCandidate
  start: number
  length: number
  costMinor: number
  /** Mean and variance of its kW in each interval of the event; negative means while it rebounds. */
  meanKw: Float64Array
  varianceKw: Float64Array
}

export type ChosenCall = {
  id: string
  programId: string
  customers: number
  startInterval: number
  intervals: number
  /** Mean over its own intervals. */
  expectedKw: number
  costMinor: number
}

/** optimal within the gap, feasible when the time ran out, greedy without a solver, not-enough when nothing suffices. */
export type PlanState = 'optimal' | 'feasible' | 'greedy' | 'not-enough'

export type ChancePlan = {
  state: PlanState
  chosen: ChosenCall[]
  /** Expected kW in each interval. */
  expectedKw: number[]
  sdKw: number[]
  /** Share of seeded draws in which every interval's need is met. */
  pEnough: number
  costMinor: number
  /** Relative distance to the solver's bound in its last accepted solve; null without one. */
  gap: number | null
  excluded: { id: string; code: ExclusionCode | 'not-needed' }[]
  /** The cheapest candidate that was left out, per expected kW. */
  nextBestId: string | null
  rounds: { kind: 'greedy' | 'safe' | 'tangent'; costMinor: number; pEnough: number; gap: number | null }[]
}
