import { DateTime, IANAZone } from 'luxon'
import { z } from 'zod'
import { InputProblem, parseInput, problemAt } from '@/lib/analytics/recompute/input-problem'
import { readSeries } from '@/lib/analytics/recompute/read-series'
import { BASELINE_RULE_IDS, BASELINE_RULES, type BaselineRuleId } from '@/lib/domain/baseline/baseline-rules'
import { measureAgainstBaseline, unadjustedBaseline } from '@/lib/domain/baseline/compute-baseline'
import { planMeasurement } from '@/lib/domain/baseline/measurement-plan'
import { placeboError } from '@/lib/domain/baseline/placebo-error'
import { readingsFromList } from '@/lib/domain/baseline/readings'

const instant = z
  .string()
  .refine(
    (text) => DateTime.fromISO(text).isValid,
    'not a time; RFC 3339 with offset, as 2025-06-18T17:00:00-07:00',
  )
const date = z
  .string()
  .refine(
    (text) => /^\d{4}-\d\d-\d\d$/.test(text) && DateTime.fromISO(text).isValid,
    'not a date; yyyy-mm-dd',
  )

const Input = z.object({
  rule: z.enum(BASELINE_RULE_IDS as [BaselineRuleId, ...BaselineRuleId[]], {
    error: `not a rule we know; one of ${BASELINE_RULE_IDS.join(', ')}`,
  }),
  intervalMinutes: z.number().int().min(1).max(1440),
  event: z.object({ start: instant, end: instant, noticeAt: instant.optional() }),
  timeZone: z.string().refine((zone) => IANAZone.isValidZone(zone), 'not an IANA time zone'),
  holidays: z.array(date).optional(),
  eventDays: z.array(date).optional(),
  readings: z
    .array(z.object({ at: instant, kw: z.number().nullable() }))
    .min(1)
    .optional(),
  /** Instead of readings: a column of a CSV. */
  csv: z.string().optional(),
  timeColumn: z.string().optional(),
  column: z.string().optional(),
  /** The same-day adjustment of the group a home was measured in, instead of the home's own. */
  adjustment: z.number().min(-1e6).max(1e6).optional(),
  /** How many earlier days the placebo error is counted on. */
  placeboDays: z.number().int().min(1).max(400).default(20),
})

/** `npm run recompute -- baseline`: like days, adjustment and reduction of one event. */
export function recomputeBaseline(json: unknown, readText: (path: string) => string): object {
  const inputs = parseInput(Input, json)
  const { timeZone, intervalMinutes } = inputs
  // A time without an offset is local time of the given zone.
  const read = (text: string) => DateTime.fromISO(text, { zone: timeZone }).toJSDate()
  const event = {
    start: read(inputs.event.start),
    end: read(inputs.event.end),
    ...(inputs.event.noticeAt ? { noticeAt: read(inputs.event.noticeAt) } : {}),
  }
  if (event.end <= event.start) throw problemAt('/event/end', 'must lie after the start')
  const given = inputs.readings ?? readingsOfCsv(inputs, readText)
  const list = given.map(({ at, kw }) => ({ at: read(at), kw }))
  assertGrid(list, intervalMinutes)
  const spelled = new Map(list.map(({ at }, i) => [at.getTime(), given[i]!.at]))
  const measurement = {
    rule: BASELINE_RULES[inputs.rule],
    intervalMinutes,
    timeZone,
    event,
    ...(inputs.holidays ? { holidays: inputs.holidays } : {}),
    ...(inputs.eventDays ? { eventDays: inputs.eventDays } : {}),
    gridAnchor: list[0]!.at,
  }
  const plan = planMeasurement(measurement)
  const readings = readingsFromList(list)
  const result = measureAgainstBaseline(plan, readings, inputs.adjustment)
  if (result.state === 'insufficient') {
    const why =
      result.reason === 'too-few-days'
        ? `${result.days.length} like days with complete data, ${plan.rule.minDays} are needed`
        : 'an interval of the event has no reading'
    throw new InputProblem('insufficient-data', why, [{ pointer: '/readings', detail: why }])
  }
  const unadjusted = unadjustedBaseline(plan, readings)
  return {
    days: result.days,
    adjustment: result.adjustment,
    intervals: result.intervals.map(({ at, ...kw }) => ({ at: spelled.get(at.getTime())!, ...kw })),
    averageReductionKw: result.averageReductionKw,
    energyKwh: result.energyKwh,
    reboundKwh: result.reboundKwh,
    inputs,
    working: {
      rule: plan.rule,
      eventHours: plan.eventHours,
      candidateDays: plan.candidates.map((candidate) => candidate.date),
      unadjustedKw: unadjusted.eventKw,
      adjustmentWindow: plan.window.map((at, i) => ({
        at: spelled.get(at) ?? new Date(at).toISOString(),
        baselineKw: unadjusted.windowKw[i],
        actualKw: readings(at) ?? null,
      })),
      placebo: placeboError({ ...measurement, readings, maxDays: inputs.placeboDays }),
    },
  }
}

function readingsOfCsv(
  { csv, timeColumn, column, intervalMinutes }: z.infer<typeof Input>,
  readText: (path: string) => string,
): { at: string; kw: number | null }[] {
  if (!csv || !timeColumn || !column)
    throw problemAt('/readings', 'neither readings nor csv, timeColumn and column')
  const series = readSeries(readText(csv), timeColumn)
  const values = series.columns.get(column)
  if (!values)
    throw problemAt('/column', `the file has no column ${column}; it has ${series.names.join(', ')}`)
  if (series.stepMinutes !== intervalMinutes) {
    throw problemAt('/intervalMinutes', `the file is in steps of ${series.stepMinutes} minutes`)
  }
  const start = series.start.getTime()
  return values.map((kw, i) => ({ at: new Date(start + i * series.stepMinutes * 60_000).toISOString(), kw }))
}

function assertGrid(list: readonly { at: Date }[], intervalMinutes: number): void {
  const step = intervalMinutes * 60_000
  const first = list[0]!.at.getTime()
  const seen = new Set<number>()
  list.forEach(({ at }, i) => {
    const ms = at.getTime()
    if ((ms - first) % step !== 0) {
      throw problemAt(
        `/readings/${i}/at`,
        `not a multiple of ${intervalMinutes} minutes from the first reading`,
      )
    }
    if (seen.has(ms)) throw problemAt(`/readings/${i}/at`, 'this interval is there twice')
    seen.add(ms)
  })
}
