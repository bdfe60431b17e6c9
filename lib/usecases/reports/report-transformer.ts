import { limitKwOf, loadPercentOf } from '@/lib/domain/units/load'
import { AppError } from '@/lib/errors'
import type { ReportDto } from '@/lib/protocol/report'
import type { Call, Context } from '@/lib/usecases/context'
import { gridText } from '@/lib/usecases/grid-text'
import { loadEvents } from './load-events'
import { makeReport, number, round2, text } from './make-report'
import { type ReportScope, reportScope } from './report-scope'

type Day = {
  day: string
  peakKw: number
  meanKw: number
  hoursAbove: number
  readings: number
  topOilC: number | null
}

/** One transformer over a span, day by day: load, hours above its limit, alerts, events and what they delivered. */
export async function reportTransformer({
  ctx,
  input,
}: Call<{ transformerId: string; query: unknown }>): Promise<ReportDto> {
  const scope = { ...(await reportScope(ctx, input.query)), transformer: input.transformerId }
  const transformer = await ctx.db.transformer.findUnique({ where: { id: input.transformerId } })
  if (!transformer) throw new AppError('not-found', 'There is no such transformer.')
  const limitKw = limitKwOf(transformer)
  const [days, alerts, events] = await Promise.all([
    loadDays(ctx, scope, limitKw),
    alertsByDay(ctx, scope),
    loadEvents(ctx, scope),
  ])
  const dayOf = (at: Date) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: ctx.env.TIME_ZONE, dateStyle: 'short' }).format(at)
  const eventsBy = Map.groupBy(events, (event) => dayOf(event.startAt))
  const known = new Map(days.map((day) => [day.day, day]))
  const names = [...new Set([...known.keys(), ...alerts.keys(), ...eventsBy.keys()])].sort()
  const peak = days.reduce((most, day) => (Math.abs(day.peakKw) > Math.abs(most) ? day.peakKw : most), 0)
  const hoursAbove = days.reduce((total, day) => total + day.hoursAbove, 0)
  const kwh = events.reduce((total, event) => total + (event.energyKwh ?? 0), 0)
  const alertCount = [...alerts.values()].reduce((a, b) => a + b, 0)
  return makeReport(ctx, 'transformer', scope, {
    summary: gridText(ctx.env)('report.summary.transformer', {
      name: transformer.name,
      peak: round2(peak) ?? 0,
      percent: Math.round(loadPercentOf(peak, transformer)),
      hours: round2(hoursAbove) ?? 0,
      alerts: alertCount,
      events: events.length,
    }),
    totals: [
      { id: 'peakKw', kind: 'number', unit: 'kW', value: round2(peak) },
      { id: 'limitKw', kind: 'number', unit: 'kW', value: round2(limitKw) },
      { id: 'hoursAbove', kind: 'number', unit: 'h', value: round2(hoursAbove) },
      { id: 'alerts', kind: 'number', value: alertCount },
      { id: 'events', kind: 'number', value: events.length },
      { id: 'energyKwh', kind: 'number', unit: 'kWh', value: round2(kwh) },
    ],
    columns: [
      text('day'),
      number('peakKw', 'kW'),
      { id: 'peakPercent', kind: 'percent' },
      number('meanKw', 'kW'),
      number('hoursAbove', 'h'),
      number('topOilC', '°C'),
      number('alerts'),
      text('events'),
      number('reductionKw', 'kW'),
      number('energyKwh', 'kWh'),
      number('readings'),
    ],
    rows: names.map((day) => {
      const load = known.get(day)
      const own = eventsBy.get(day) ?? []
      return {
        values: {
          day,
          peakKw: round2(load?.peakKw),
          peakPercent: load ? Math.round(loadPercentOf(load.peakKw, transformer)) : null,
          meanKw: round2(load?.meanKw),
          hoursAbove: round2(load?.hoursAbove),
          topOilC: round2(load?.topOilC),
          alerts: alerts.get(day) ?? 0,
          events: own.map((event) => event.reference).join(', '),
          reductionKw: own.length
            ? round2(own.reduce((total, one) => total + (one.reductionKw ?? 0), 0))
            : null,
          energyKwh: own.length ? round2(own.reduce((total, one) => total + (one.energyKwh ?? 0), 0)) : null,
          readings: load?.readings ?? 0,
        },
      }
    }),
  })
}

/**
 * A reading holds until the next one, or until now, for an hour at most: a gap is not time above the limit. What flows
 * back is below 0 and counts by its amount.
 */
function loadDays(
  ctx: Context,
  { from, to, transformer, gridNow }: ReportScope,
  limitKw: number,
): Promise<Day[]> {
  const until = to < gridNow ? to : gridNow
  return ctx.db.$queryRaw<Day[]>`
    select to_char("observedAt" at time zone ${ctx.env.TIME_ZONE}, 'YYYY-MM-DD') as day,
      (array_agg("loadKw" order by abs("loadKw") desc))[1] as "peakKw",
      avg("loadKw") as "meanKw", count(*)::int as readings, max("topOilC") as "topOilC",
      coalesce(sum(least(extract(epoch from next - "observedAt"), 3600)) filter (where abs("loadKw") > ${limitKw}), 0)::float8
        / 3600 as "hoursAbove"
    from (select *, coalesce(lead("observedAt") over (order by "observedAt"), greatest("observedAt", ${until})) as next from "TransformerReading"
      where "transformerId" = ${transformer} and "observedAt" >= ${from} and "observedAt" < ${to}) r
    group by 1 order by 1`
}

async function alertsByDay(
  ctx: Context,
  { from, to, transformer }: ReportScope,
): Promise<Map<string, number>> {
  const rows = await ctx.db.$queryRaw<{ day: string; n: number }[]>`
    select to_char("raisedAt" at time zone ${ctx.env.TIME_ZONE}, 'YYYY-MM-DD') as day, count(*)::int as n from "Alert"
    where "transformerId" = ${transformer} and "raisedAt" >= ${from} and "raisedAt" < ${to} and count > 0 group by 1`
  return new Map(rows.map((row) => [row.day, row.n]))
}
