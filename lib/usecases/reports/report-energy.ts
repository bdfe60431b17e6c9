import { DateTime } from 'luxon'
import type { ReportDto } from '@/lib/protocol/report'
import type { Call } from '@/lib/usecases/context'
import { gridText } from '@/lib/usecases/grid-text'
import { money } from '@/lib/usecases/recommendations/describe-options'
import { loadCredits } from './load-credits'
import { deliveredIn, loadEvents, type ReportedEvent } from './load-events'
import { makeReport, number, round2, text } from './make-report'
import { type ReportScope, reportScope } from './report-scope'

/** Longest span that is shown day by day; a longer one by month. */
const BY_DAY_MS = 62 * 86_400_000

/** Energy and money over time: what was saved, what came back, what it cost per kWh. */
export async function reportEnergy({ ctx, input }: Call<{ query: unknown }>): Promise<ReportDto> {
  const scope = await reportScope(ctx, input.query)
  const byDay = scope.to.getTime() - scope.from.getTime() <= BY_DAY_MS
  const events = (await loadEvents(ctx, scope)).filter((event) => event.state !== 'aborted')
  const periodOf = (event: ReportedEvent) =>
    DateTime.fromJSDate(event.startAt, { zone: ctx.env.TIME_ZONE }).toFormat(byDay ? 'yyyy-MM-dd' : 'yyyy-MM')
  const rows = [...Map.groupBy(events, periodOf)].map(([period, group]) => ({
    values: { period, ...figures(scope, group) },
  }))
  const all = figures(scope, events)
  const credits = await loadCredits(ctx, scope)
  const t = gridText(ctx.env)
  return makeReport(ctx, 'energy', scope, {
    summary: t('report.summary.energy', {
      kwh: all.energyKwh,
      rebound: all.reboundKwh,
      net: all.netKwh,
      paid: money(ctx.env, all.totalMinor),
    }),
    totals: [
      { id: 'energyKwh', kind: 'number', unit: 'kWh', value: all.energyKwh },
      { id: 'reboundKwh', kind: 'number', unit: 'kWh', value: all.reboundKwh },
      { id: 'netKwh', kind: 'number', unit: 'kWh', value: all.netKwh },
      { id: 'totalMinor', kind: 'money', value: all.totalMinor },
      { id: 'creditsMinor', kind: 'money', value: credits.reduce((sum, row) => sum + row.totalMinor, 0) },
      { id: 'minorPerKwh', kind: 'money', value: all.minorPerKwh },
      { id: 'overloadsAvoided', kind: 'number', value: all.overloadsAvoided },
    ],
    columns: [
      text('period'),
      number('events'),
      number('hours', 'h'),
      number('energyKwh', 'kWh'),
      number('reboundKwh', 'kWh'),
      number('netKwh', 'kWh'),
      number('meanKw', 'kW'),
      { id: 'totalMinor', kind: 'money' },
      { id: 'minorPerKwh', kind: 'money' },
      number('overloadsAvoided'),
    ],
    rows,
    notes: [t('report.note.rebound'), ...(credits.length > 0 ? [t('report.note.credits')] : [])],
  })
}

/** Rebound is what came back above the baseline; net is what was saved after it. */
function figures(scope: ReportScope, events: readonly ReportedEvent[]) {
  const sum = (value: (event: ReportedEvent) => number | null) =>
    events.reduce((total, event) => total + (value(event) ?? 0), 0)
  const energyKwh = sum((event) => deliveredIn(scope, event).kwh)
  // Rebound is known for an event as a whole alone.
  const reboundKwh = scope.program === null ? sum((event) => event.reboundKwh) : 0
  const hours = sum((event) => (event.endAt.getTime() - event.startAt.getTime()) / 3_600_000)
  const totalMinor = sum((event) => event.totalMinor)
  return {
    events: events.length,
    hours: round2(hours) ?? 0,
    energyKwh: round2(energyKwh) ?? 0,
    reboundKwh: round2(reboundKwh) ?? 0,
    netKwh: round2(energyKwh - reboundKwh) ?? 0,
    meanKw: round2(hours > 0 ? energyKwh / hours : 0),
    totalMinor,
    minorPerKwh: energyKwh > 0 ? Math.round(totalMinor / energyKwh) : null,
    overloadsAvoided: events.filter((event) => event.backUnderLimitAt !== null).length,
  }
}
