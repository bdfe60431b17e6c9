import { DateTime } from 'luxon'
import { measureAgainstBaseline, type ReadingAt } from '@/lib/domain/baseline/compute-baseline'
import { type MeasurementInput, planMeasurement } from '@/lib/domain/baseline/measurement-plan'

export type PlaceboError = {
  /** Days without an event that were measured as if there had been one. */
  days: number
  /** Mean of baseline minus actual, in percent of the mean load in the event's hours; above 0 pays for nothing. */
  biasPercent: number
  maePercent: number
  rmsePercent: number
}

/**
 * How wrong the rule is on days when nothing happened: the event's hours on earlier like days, each measured
 * against the history before it. Shown with every result. null when no earlier day can be measured.
 */
export function placeboError(
  input: MeasurementInput & { readings: ReadingAt; maxDays?: number },
): PlaceboError | null {
  const maxDays = input.maxDays ?? 20
  // Placebo days may lie further back than the rule looks; each then looks back from its own date.
  const plan = planMeasurement({ ...input, rule: { ...input.rule, lookbackCalendarDays: 30 + 4 * maxDays } })
  const errors: number[] = []
  const loads: number[] = []
  for (const candidate of plan.candidates.slice(0, maxDays)) {
    const event = onDay(input, plan.eventDate, candidate.date)
    const result = measureAgainstBaseline(planMeasurement({ ...input, event }), input.readings)
    if (result.state !== 'measured') continue
    const count = result.intervals.length
    errors.push(result.intervals.reduce((sum, interval) => sum + interval.reductionKw, 0) / count)
    loads.push(result.intervals.reduce((sum, interval) => sum + interval.actualKw, 0) / count)
  }
  const meanLoad = mean(loads)
  if (errors.length === 0 || Math.abs(meanLoad) < 1e-9) return null
  return {
    days: errors.length,
    biasPercent: (100 * mean(errors)) / meanLoad,
    maePercent: (100 * mean(errors.map(Math.abs))) / meanLoad,
    rmsePercent: (100 * Math.sqrt(mean(errors.map((error) => error * error)))) / meanLoad,
  }
}

function onDay(input: MeasurementInput, eventDate: string, date: string): MeasurementInput['event'] {
  const zone = input.timeZone
  const days = DateTime.fromISO(date, { zone }).diff(DateTime.fromISO(eventDate, { zone }), 'days').days
  const move = (at: Date) =>
    DateTime.fromJSDate(at, { zone })
      .plus({ days: Math.round(days) })
      .toJSDate()
  const { start, end, noticeAt } = input.event
  return { start: move(start), end: move(end), ...(noticeAt ? { noticeAt: move(noticeAt) } : {}) }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
