import type { Db } from '@/lib/db/client'
import type { Activation, Participant } from '@/lib/db/generated/client'
import type { ActivationResult } from '@/lib/domain/activation/activation-result'
import { ownEvent } from '@/lib/domain/activation/own-event'
import { BASELINE_RULES } from '@/lib/domain/baseline/baseline-rules'
import {
  type Measured,
  measureAgainstBaseline,
  type NotMeasured,
  type ReadingAt,
  unadjustedBaseline,
} from '@/lib/domain/baseline/compute-baseline'
import { computeGroupBaseline, type GroupMeasurement } from '@/lib/domain/baseline/group-baseline'
import { holidaysOf } from '@/lib/domain/baseline/holiday-calendar'
import { type MeasurementPlan, planMeasurement } from '@/lib/domain/baseline/measurement-plan'
import type { Context } from '@/lib/usecases/context'
import { loadReadings } from '@/lib/usecases/meter-readings/load-readings'
import { TOOK_PART } from './load-progress'

export const RULE = '10-of-10'
const HOUR_MS = 3_600_000
const CHART_MARGIN_MS = HOUR_MS

export type HomeChart = { startAt: Date; usualKw: (number | null)[]; yourKw: (number | null)[] }

export type MeasuredGroup = {
  participants: Participant[]
  /** All of them over the whole event, from the first start to the last end */
  measurement: GroupMeasurement
  /** One of them in their own part of the event, under the group's adjustment: what they are paid for */
  resultOf: (participant: Pick<Participant, 'meterId' | 'startAt' | 'endAt'>) => Measured | NotMeasured
  readings: Map<string, ReadingAt>
  /** Local dates on which one of them was in another event */
  eventDays: string[]
  /** Mean kW of like days over the event and an hour around it, and what was used */
  chartOf: (meterId: string, adjustment: number) => HomeChart
}

/** Measures those who took part against ten like days, by readings alone; the same inputs give the same numbers. */
export async function measureGroup(ctx: Context, activation: Activation): Promise<MeasuredGroup> {
  const participants = await ctx.db.participant.findMany({
    where: { activationId: activation.id, ...TOOK_PART },
    orderBy: { id: 'asc' },
  })
  const { lookbackCalendarDays } = BASELINE_RULES[RULE]
  const meterIds = participants.map((participant) => participant.meterId)
  const readings = await loadReadings(ctx.db, meterIds, {
    from: new Date(activation.startAt.getTime() - (lookbackCalendarDays + 2) * 24 * HOUR_MS),
    to: new Date(activation.endAt.getTime() + 2 * HOUR_MS),
  })
  const rule = BASELINE_RULES[RULE]
  const shared = {
    rule,
    intervalMinutes: 15,
    timeZone: ctx.env.TIME_ZONE,
    holidays: holidaysFor(ctx, activation),
    eventDays: await eventDays(ctx.db, activation, meterIds, ctx.env.TIME_ZONE),
    // Quarter hours of UTC: where the stored readings stand, whatever the zone.
    gridAnchor: new Date(0),
  }
  const noticeAt = activation.createdGridAt
  const plan = planMeasurement({
    ...shared,
    event: { start: activation.startAt, end: activation.endAt, noticeAt },
  })
  const chartPlan = planMeasurement({
    ...shared,
    event: {
      start: new Date(activation.startAt.getTime() - CHART_MARGIN_MS),
      end: new Date(activation.endAt.getTime() + CHART_MARGIN_MS),
    },
  })
  const homes = participants.map(({ meterId }) => ({ id: meterId, readings: readings.get(meterId)! }))
  const measurement = computeGroupBaseline(plan, homes)
  const planOf = (event: Activation) =>
    planMeasurement({ ...shared, event: { start: event.startAt, end: event.endAt, noticeAt } })
  return {
    participants,
    readings,
    eventDays: shared.eventDays,
    measurement,
    resultOf: ownResults(activation, measurement, readings, planOf),
    chartOf: (meterId, adjustment) => {
      const readingAt = readings.get(meterId)!
      const usual = unadjustedBaseline(chartPlan, readingAt)
      return {
        startAt: new Date(chartPlan.event[0]!),
        usualKw: chartPlan.event.map((_, i) => kw((usual.eventKw[i] ?? Number.NaN) * adjustment)),
        yourKw: chartPlan.event.map((at) => kw(readingAt(at) ?? Number.NaN)),
      }
    },
  }
}

const NOT_MEASURED: NotMeasured = { state: 'insufficient', reason: 'event-data-missing', days: [] }

/** The whole event's result where it is not spread; each own window is laid out once, however many share it. */
function ownResults(
  activation: Activation,
  { group, homes }: GroupMeasurement,
  readings: Map<string, ReadingAt>,
  planOf: (event: Activation) => MeasurementPlan,
): MeasuredGroup['resultOf'] {
  const whole = new Map(homes.map((home) => [home.id, home.result]))
  const plans = new Map<number, MeasurementPlan>()
  return (participant) => {
    const result = whole.get(participant.meterId) ?? NOT_MEASURED
    const readingAt = readings.get(participant.meterId)
    if (!participant.startAt || !readingAt || group.state !== 'measured') return result
    const startMs = participant.startAt.getTime()
    const plan = plans.get(startMs) ?? planOf(ownEvent(activation, participant))
    plans.set(startMs, plan)
    return measureAgainstBaseline(plan, readingAt, group.adjustment)
  }
}

/** Those the event was measured with; before that, those of the calendar that holds now. */
export function holidaysFor(ctx: Context, activation: Activation): string[] {
  const result = activation.result as ActivationResult | null
  // Events of before there was a calendar were measured without one.
  if (result?.kind === 'measured') return result.holidays ?? []
  const year = activation.startAt.getUTCFullYear()
  return holidaysOf(ctx.env.holidays, [year - 1, year, year + 1])
}

/** Local dates on which one of these meters was in an event: no like days. */
export async function eventDays(
  db: Db,
  activation: Activation,
  meterIds: string[],
  timeZone: string,
): Promise<string[]> {
  const rows = await db.activation.findMany({
    where: {
      id: { not: activation.id },
      startAt: { lt: activation.startAt },
      state: { in: ['active', 'measuring', 'settled', 'aborted'] },
      participants: { some: { meterId: { in: meterIds }, noticedAt: { not: null } } },
    },
    select: { startAt: true, endAt: true },
  })
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  return [...new Set(rows.flatMap((row) => [format.format(row.startAt), format.format(row.endAt)]))]
}

function kw(value: number): number | null {
  return Number.isFinite(value) ? Math.round(value * 1000) / 1000 : null
}

/**
 * Mean baseline over an event. The mean load of its own hours is this less the average reduction: intervals that the
 * event only touches hold other minutes too, so the plain mean of readings would not add up.
 */
export function meanBaselineKw(measured: Measured): number {
  return (
    measured.intervals.reduce((sum, interval) => sum + interval.baselineKw, 0) / measured.intervals.length
  )
}
