import { normalCdf, normalQuantile } from '@/lib/domain/statistics/normal'

/** One group of alike customers of one program under one transformer: what a plan can call. */
export type PlanCandidate = {
  /** Unique in a plan; the segment of the program. */
  id: string
  programId: string
  programName: string
  /** Customers who may be called now: enrolled, available, not excluded. */
  customers: number
  /** Mean kW of one customer who takes part. */
  kwEach: number
  /** Probability that a called customer takes part. */
  participation: number
  /** Coefficient of variation of a participant's kW. */
  cv: number
  costPerKwhMinor: number
  /** Once for calling the segment at all. */
  callCostMinor: number
  /** Least time between notice and start. */
  leadMinutes: number
  maxHours: number
  eventsLeft: number
  /** Share of the avoided energy that returns after the event. */
  reboundShare: number
  /**
   * How a participant's kW runs over the intervals of the call and after it, relative to kwEach (mean and mean
   * square over participants); constant and then the rebound when not given.
   */
  profile?: { mean: readonly number[]; meanSquare: readonly number[] }
  /** Calls of the last 7 days, which make calling again dearer. */
  recentCalls?: number
  /** Worth of one of the remaining calls of the season. */
  scarcityMinor?: number
  /** Customers that should not always be asked first: at most a share of a group's candidates is called. */
  fairnessGroup?: string
}

/** So many customers of one candidate. */
export type Call = { candidate: PlanCandidate; participants: number }

export type Delivery = { expectedKw: number; sdKw: number }

/**
 * Mean and spread of what a set of calls delivers: binomial participation, individual spread, one common shock.
 * v = n pi q^2 (1 + cv^2) - n (pi q)^2 for each group, variance of the sum = sum v (1 + s^2) + (s mu)^2.
 */
export function delivery(calls: readonly Call[], commonShockCv: number, interval = 0): Delivery {
  let mean = 0
  let variance = 0
  for (const { candidate, participants } of calls) {
    mean += participants * customerMean(candidate, interval)
    variance += participants * customerVariance(candidate, interval)
  }
  return { expectedKw: mean, sdKw: deliverySd(mean, variance, commonShockCv) }
}

/** Mean kW of one called customer, taking part or not, in an interval of the call. */
export function customerMean({ participation, kwEach, profile }: PlanCandidate, interval = 0): number {
  return participation * kwEach * (profile ? (profile.mean[interval] ?? 0) : 1)
}

/** Variance of one called customer's kW in an interval of the call. */
export function customerVariance(candidate: PlanCandidate, interval = 0): number {
  const { participation, kwEach, cv, profile } = candidate
  const square = profile ? (profile.meanSquare[interval] ?? 0) : 1
  return participation * kwEach * kwEach * (1 + cv * cv) * square - customerMean(candidate, interval) ** 2
}

/** Standard deviation of a sum of independent customers under one common shock. */
export function deliverySd(mean: number, variance: number, commonShockCv: number): number {
  const shock = commonShockCv * commonShockCv
  return Math.sqrt(Math.max(0, variance) * (1 + shock) + shock * mean * mean)
}

/** Probability that the delivery reaches the need (normal approximation). */
export function probabilityEnough({ expectedKw, sdKw }: Delivery, needKw: number): number {
  if (sdKw <= 1e-12) return expectedKw >= needKw - 1e-9 ? 1 : 0
  return normalCdf((expectedKw - needKw) / sdKw)
}

/** The kW reached with the given probability, never below 0. */
export function safeKw({ expectedKw, sdKw }: Delivery, confidence: number): number {
  return Math.max(0, expectedKw - normalQuantile(confidence) * sdKw)
}
