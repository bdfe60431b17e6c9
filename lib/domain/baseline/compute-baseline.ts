import { BASELINE_RULES, type BaselineRule, type BaselineRuleId } from '@/lib/domain/baseline/baseline-rules'
import {
  type LikeDayCandidate,
  type MeasurementInput,
  type MeasurementPlan,
  planMeasurement,
} from '@/lib/domain/baseline/measurement-plan'

/** kW of the interval that starts at this epoch millisecond; null is a known gap, undefined no reading given. */
export type ReadingAt = (atMs: number) => number | null | undefined

export type MeasuredInterval = { at: Date; baselineKw: number; actualKw: number; reductionKw: number }

export type Measured = {
  state: 'measured'
  rule: string
  /** Like days used, local dates, oldest first. */
  days: string[]
  /** Factor applied (or kW added, for additive rules). */
  adjustment: number
  intervals: MeasuredInterval[]
  averageReductionKw: number
  energyKwh: number
  /** Energy above the baseline in the two hours after; null while it is not known. */
  reboundKwh: number | null
}

export type NotMeasured = {
  state: 'insufficient'
  reason: 'too-few-days' | 'event-data-missing'
  days: string[]
}

export type BaselineResult = Measured | NotMeasured

/** Mean load of the like days, before the same-day adjustment. */
export type UnadjustedBaseline = {
  days: string[]
  eventKw: number[]
  windowKw: number[]
  /** null where a like day lacks data after the event. */
  reboundKw: number[] | null
}

const EPSILON_KW = 1e-9

/**
 * Reduction of one meter (or of one sum of meters) in one event against its like-day baseline.
 * b_t = mean over like days, a = clip(actual over baseline before the event), B_t = a b_t, r_t = B_t - L_t (signed).
 * Energy is the sum over all touched intervals, the average kW that energy over the event's own hours.
 */
export function computeBaseline(
  input: Omit<MeasurementInput, 'rule'> & { rule: BaselineRule | BaselineRuleId; readings: ReadingAt },
): BaselineResult {
  const rule = typeof input.rule === 'string' ? BASELINE_RULES[input.rule] : input.rule
  return measureAgainstBaseline(planMeasurement({ ...input, rule }), input.readings)
}

/** The same for a plan made once and used for many meters; an adjustment that is given (a group's) is taken as it is. */
export function measureAgainstBaseline(
  plan: MeasurementPlan,
  readings: ReadingAt,
  given?: number,
): BaselineResult {
  const unadjusted = unadjustedBaseline(plan, readings)
  if (unadjusted.days.length < plan.rule.minDays) {
    return { state: 'insufficient', reason: 'too-few-days', days: unadjusted.days }
  }
  const actual = plan.event.map((at) => known(readings(at)))
  if (!isComplete(actual))
    return { state: 'insufficient', reason: 'event-data-missing', days: unadjusted.days }
  const adjustment =
    given ??
    sameDayAdjustment(
      plan.rule,
      unadjusted.windowKw,
      plan.window.map((at) => known(readings(at))),
    )
  return assembleMeasurement(plan, unadjusted, adjustment, actual, readings)
}

/** Builds the result from a baseline, the adjustment to apply to it, and what was measured. */
export function assembleMeasurement(
  plan: MeasurementPlan,
  unadjusted: UnadjustedBaseline,
  adjustment: number,
  actual: readonly number[],
  readings: ReadingAt,
): Measured {
  const hours = plan.intervalMinutes / 60
  const intervals = plan.event.map((at, i) => {
    const baselineKw = applyAdjustment(plan.rule, unadjusted.eventKw[i]!, adjustment)
    const actualKw = actual[i]!
    return { at: new Date(at), baselineKw, actualKw, reductionKw: baselineKw - actualKw }
  })
  const energyKwh = intervals.reduce((sum, interval) => sum + interval.reductionKw * hours, 0)
  const after = plan.rebound.map((at) => known(readings(at)))
  const reboundKwh =
    unadjusted.reboundKw && after.length > 0 && isComplete(after)
      ? after.reduce(
          (sum, kw, i) =>
            sum + (kw - applyAdjustment(plan.rule, unadjusted.reboundKw![i]!, adjustment)) * hours,
          0,
        )
      : null
  return {
    state: 'measured',
    rule: plan.rule.id,
    days: unadjusted.days,
    adjustment,
    intervals,
    averageReductionKw: energyKwh / plan.eventHours,
    energyKwh,
    reboundKwh,
  }
}

/** Like days with complete data and their mean load; `days` may be fewer than the rule wants. */
export function unadjustedBaseline(plan: MeasurementPlan, readings: ReadingAt): UnadjustedBaseline {
  const complete: LikeDayCandidate[] = []
  for (const candidate of plan.candidates) {
    if (complete.length === plan.rule.days) break
    if (hasCompleteData(candidate, readings)) complete.push(candidate)
  }
  const kept = keepHighest(complete, plan.rule.keepHighest, readings)
  const weights = kept.map((_, age) => plan.rule.recencyWeight ** age)
  const mean = (pick: (day: LikeDayCandidate) => number[], count: number) =>
    Array.from({ length: count }, (_, i) =>
      weightedMean(
        kept.map((day) => readings(pick(day)[i]!)!),
        weights,
      ),
    )
  const reboundKnown = kept.every((day) => day.rebound.every((at) => known(readings(at)) !== null))
  return {
    days: kept.map((day) => day.date).sort(),
    eventKw: mean((day) => day.event, plan.event.length),
    windowKw: mean((day) => day.window, plan.window.length),
    reboundKw: reboundKnown ? mean((day) => day.rebound, plan.rebound.length) : null,
  }
}

/** Factor (or kW) by which the day itself differed before the event; intervals without a reading are left out. */
export function sameDayAdjustment(
  rule: BaselineRule,
  windowBaselineKw: readonly number[],
  windowActualKw: readonly (number | null)[],
): number {
  let baseline = 0
  let actual = 0
  let count = 0
  windowActualKw.forEach((kw, i) => {
    if (kw === null) return
    baseline += windowBaselineKw[i]!
    actual += kw
    count++
  })
  switch (rule.sameDay.kind) {
    case 'none':
      return 1
    case 'additive':
      return count === 0 ? 0 : (actual - baseline) / count
    case 'ratio': {
      if (count === 0 || baseline <= EPSILON_KW) return 1
      const [low, high] = rule.sameDay.cap ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
      return Math.min(high, Math.max(low, actual / baseline))
    }
  }
}

function applyAdjustment(rule: BaselineRule, kw: number, adjustment: number): number {
  return rule.sameDay.kind === 'additive' ? kw + adjustment : kw * adjustment
}

/** A value in every interval that is compared, and no known gap anywhere in the day. */
function hasCompleteData(day: LikeDayCandidate, readings: ReadingAt): boolean {
  const present = (at: number) => known(readings(at)) !== null
  return (
    day.event.every(present) && day.window.every(present) && day.wholeDay.every((at) => readings(at) !== null)
  )
}

function keepHighest(days: LikeDayCandidate[], count: number, readings: ReadingAt): LikeDayCandidate[] {
  if (days.length <= count) return days
  const load = (day: LikeDayCandidate) => day.event.reduce((sum, at) => sum + readings(at)!, 0)
  const highest = new Set([...days].sort((a, b) => load(b) - load(a)).slice(0, count))
  return days.filter((day) => highest.has(day))
}

function weightedMean(values: readonly number[], weights: readonly number[]): number {
  let sum = 0
  let total = 0
  values.forEach((value, i) => {
    sum += value * weights[i]!
    total += weights[i]!
  })
  return sum / total
}

export function known(kw: number | null | undefined): number | null {
  return kw === undefined || kw === null || !Number.isFinite(kw) ? null : kw
}

export function isComplete(values: (number | null)[]): values is number[] {
  return values.every((value) => value !== null)
}
