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
}

/** So many customers of one candidate. */
export type Call = { candidate: PlanCandidate; participants: number }

export type Delivery = { expectedKw: number; sdKw: number }

/**
 * Mean and spread of what a set of calls delivers: binomial participation, individual spread, one common shock.
 * v = n pi q^2 (1 + cv^2) - n (pi q)^2 for each group, variance of the sum = sum v (1 + s^2) + (s mu)^2.
 */
export function delivery(calls: readonly Call[], commonShockCv: number): Delivery {
  let mean = 0
  let variance = 0
  for (const { candidate, participants } of calls) {
    const each = candidate.participation * candidate.kwEach
    mean += participants * each
    variance += participants * customerVariance(candidate)
  }
  const shock = commonShockCv * commonShockCv
  return { expectedKw: mean, sdKw: Math.sqrt(variance * (1 + shock) + shock * mean * mean) }
}

/** Variance of one called customer's kW, taking part or not. */
export function customerVariance({ participation, kwEach, cv }: PlanCandidate): number {
  const each = participation * kwEach
  return participation * kwEach * kwEach * (1 + cv * cv) - each * each
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
