import {
  assembleMeasurement,
  isComplete,
  known,
  type Measured,
  type NotMeasured,
  type ReadingAt,
  sameDayAdjustment,
  type UnadjustedBaseline,
  unadjustedBaseline,
} from '@/lib/domain/baseline/compute-baseline'
import type { MeasurementPlan } from '@/lib/domain/baseline/measurement-plan'

export type GroupMeasurement = {
  group: Measured | NotMeasured
  /** Each home under the group's adjustment; the measured reductions add up to the group's. */
  homes: { id: string; result: Measured | NotMeasured }[]
}

/**
 * Reduction of a group of homes: each home's like days are its own, the same-day adjustment is the group's.
 * One home's evening is noise (about 50 % error on a single home, under 20 % on a hundred), so residential events
 * are settled on the group's factor. For a mean of like days this equals the baseline of the summed load.
 */
export function computeGroupBaseline(
  plan: MeasurementPlan,
  homes: readonly { id: string; readings: ReadingAt }[],
): GroupMeasurement {
  const prepared = homes.map((home) => prepare(plan, home))
  const usable = prepared.filter((home) => home.failure === null)
  if (usable.length === 0) {
    const days = longest(prepared.map((home) => home.unadjusted.days))
    const reason = prepared.some((home) => home.failure === 'event-data-missing')
      ? 'event-data-missing'
      : 'too-few-days'
    return {
      group: { state: 'insufficient', reason, days },
      homes: prepared.map((home) => ({
        id: home.id,
        result: notMeasured(home.failure ?? 'too-few-days', home),
      })),
    }
  }
  // A home with a gap before the event sits out of the factor, on both sides of the fraction.
  const whole = usable.filter((home) => isComplete(home.windowKw))
  const adjustment = sameDayAdjustment(
    plan.rule,
    sumColumns(
      whole.map((home) => home.unadjusted.windowKw),
      plan.window.length,
    ),
    whole.length === 0
      ? plan.window.map(() => null)
      : sumColumns(
          whole.map((home) => home.windowKw as number[]),
          plan.window.length,
        ),
  )
  const perHome = plan.rule.sameDay.kind === 'additive' ? adjustment / Math.max(1, whole.length) : adjustment
  return {
    group: assembleMeasurement(
      plan,
      sumBaselines(
        usable.map((home) => home.unadjusted),
        plan,
      ),
      plan.rule.sameDay.kind === 'additive' ? perHome * usable.length : adjustment,
      sumColumns(
        usable.map((home) => home.eventKw),
        plan.event.length,
      ),
      sumOfReadings(usable.map((home) => home.readings)),
    ),
    homes: prepared.map((home) => ({
      id: home.id,
      result:
        home.failure === null
          ? assembleMeasurement(plan, home.unadjusted, perHome, home.eventKw, home.readings)
          : notMeasured(home.failure, home),
    })),
  }
}

/** The summed load of several meters; unknown where one of them is unknown. */
export function sumOfReadings(meters: readonly ReadingAt[]): ReadingAt {
  return (atMs) => {
    let sum = 0
    for (const readings of meters) {
      const kw = readings(atMs)
      if (kw === null || kw === undefined) return kw
      sum += kw
    }
    return sum
  }
}

type Prepared = {
  id: string
  readings: ReadingAt
  unadjusted: UnadjustedBaseline
  eventKw: number[]
  windowKw: (number | null)[]
  failure: NotMeasured['reason'] | null
}

function prepare(plan: MeasurementPlan, home: { id: string; readings: ReadingAt }): Prepared {
  const unadjusted = unadjustedBaseline(plan, home.readings)
  const event = plan.event.map((at) => known(home.readings(at)))
  const windowKw = plan.window.map((at) => known(home.readings(at)))
  const complete = isComplete(event)
  const failure =
    unadjusted.days.length < plan.rule.minDays ? 'too-few-days' : complete ? null : 'event-data-missing'
  return { ...home, unadjusted, windowKw, failure, eventKw: complete ? [...event] : [] }
}

function notMeasured(reason: NotMeasured['reason'], home: Prepared): NotMeasured {
  return { state: 'insufficient', reason, days: home.unadjusted.days }
}

function sumBaselines(baselines: readonly UnadjustedBaseline[], plan: MeasurementPlan): UnadjustedBaseline {
  const rebounds = baselines.map((baseline) => baseline.reboundKw)
  return {
    days: [...new Set(baselines.flatMap((baseline) => baseline.days))].sort(),
    eventKw: sumColumns(
      baselines.map((baseline) => baseline.eventKw),
      plan.event.length,
    ),
    windowKw: sumColumns(
      baselines.map((baseline) => baseline.windowKw),
      plan.window.length,
    ),
    reboundKw: rebounds.every((rebound) => rebound !== null)
      ? sumColumns(rebounds, plan.rebound.length)
      : null,
  }
}

function sumColumns(rows: readonly (readonly number[])[], length: number): number[] {
  return Array.from({ length }, (_, i) => rows.reduce((sum, row) => sum + row[i]!, 0))
}

function longest(lists: readonly string[][]): string[] {
  return lists.reduce<string[]>((best, list) => (list.length > best.length ? list : best), [])
}
