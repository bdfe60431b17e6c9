import { alarmCounts } from '@/lib/domain/alarm/alarm-counts'
import { type AlarmKpis, alarmKpis, type KpiAlert } from '@/lib/domain/alarm/alarm-kpis'
import type { AlarmKpisDto } from '@/lib/protocol/alarm'
import type { ReportDto } from '@/lib/protocol/report'
import { alarmKindText } from '@/lib/usecases/alarms/alarm-kind-text'
import type { Call, Context } from '@/lib/usecases/context'
import { type GridText, gridText } from '@/lib/usecases/grid-text'
import { makeReport, number, text } from './make-report'
import { type ReportScope, reportScope } from './report-scope'

/** How well the alarm system serves its operators, against the targets of ISA-18.2 and IEC 62682 practice. */
export async function reportAlarmKpis({
  ctx,
  input,
}: Call<{ query: unknown }>): Promise<ReportDto & { kpis: AlarmKpisDto }> {
  const scope = await reportScope(ctx, input.query)
  const alerts = await loadAlerts(ctx, scope)
  const kpis = alarmKpis(alerts, {
    ...scope,
    operators: await countOperators(ctx, scope),
  })
  const seen = alerts.filter((alert) => !alert.suppressed).map((alert) => alert.raisedAt)
  const counts = alarmCounts(seen, { ...scope, timeZone: ctx.env.TIME_ZONE })
  const t = gridText(ctx.env)
  const report = makeReport(ctx, 'alarm-kpis', scope, {
    summary: t('report.summary.alarmKpis', {
      alerts: kpis.alerts,
      met: kpis.kpis.filter((kpi) => kpi.met).length,
      count: kpis.kpis.filter((kpi) => kpi.met !== null).length,
      floods: kpis.floods.length,
    }),
    totals: kpis.kpis.map((kpi) => ({
      id: kpi.id,
      label: t(`report.kpi.${kpi.id}` as 'report.kpi.average-rate'),
      kind: kpi.unit === '%' ? 'percent' : 'number',
      ...(kpi.unit === 'per-10-min' ? { unit: '/10 min' } : kpi.unit === 'minutes' ? { unit: 'min' } : {}),
      value: kpi.value,
      target: targetText(t, kpi),
      met: kpi.met,
    })),
    columns: [
      text('asset'),
      text('kind'),
      text('alarm'),
      number('count'),
      { id: 'percent', kind: 'percent' },
    ],
    rows: kpis.topOffenders.map((one) => ({
      values: {
        asset: one.name,
        kind: alarmKindText(ctx.env, one.kind),
        alarm: one.sourceEventId,
        count: one.count,
        percent: one.percent,
      },
    })),
    notes: [
      t('report.note.priorities', {
        one: kpis.prioritySplit[0]!.percent,
        two: kpis.prioritySplit[1]!.percent,
        three: kpis.prioritySplit[2]!.percent,
      }),
      t('report.note.suppressed'),
      ...(kpis.kpis.some((kpi) => kpi.value === null) ? [t('report.note.noData')] : []),
    ],
  })
  return {
    ...report,
    kpis: {
      ...kpis,
      ...counts,
      floods: kpis.floods.map((flood) => ({
        startAt: flood.startAt.toISOString(),
        endAt: flood.endAt.toISOString(),
        alerts: flood.alerts,
      })),
    },
  }
}

function targetText(t: GridText, { target }: AlarmKpis['kpis'][number]): string {
  return t('report.kpi.atMost', { value: target.atMost ?? 0 })
}

async function loadAlerts(ctx: Context, { from, to, feeder, transformer }: ReportScope): Promise<KpiAlert[]> {
  const rows = await ctx.db.alert.findMany({
    where: {
      count: { gt: 0 },
      raisedAt: { gte: from, lt: to },
      kind: { not: 'test' },
      ...(transformer ? { transformerId: transformer } : {}),
      ...(feeder ? { transformer: { feederId: feeder } } : {}),
    },
    select: {
      id: true,
      priority: true,
      sourceEventId: true,
      kind: true,
      externalId: true,
      raisedAt: true,
      acknowledgedAt: true,
      clearedAt: true,
      closedAt: true,
      suppressedBy: true,
      announceAt: true,
      chatteringSince: true,
      staleSince: true,
      transformer: { select: { name: true } },
    },
    take: 200_000,
  })
  return rows.map((row) => ({
    id: row.id,
    priority: row.priority,
    sourceEventId: row.sourceEventId,
    kind: row.kind,
    name: row.transformer?.name ?? row.externalId ?? row.sourceEventId,
    raisedAt: row.raisedAt,
    // Closed by hand counts as seen.
    acknowledgedAt: row.acknowledgedAt ?? (row.clearedAt === null ? row.closedAt : null),
    clearedAt: row.clearedAt ?? row.closedAt,
    suppressed: row.suppressedBy !== null || row.announceAt !== null,
    chattering: row.chatteringSince !== null,
    stale: row.staleSince !== null,
  }))
}

/** People who acknowledged, shelved or closed something in the span: those the load was shared among. */
async function countOperators(ctx: Context, { from, to }: ReportScope): Promise<number> {
  const [row] = await ctx.db.$queryRaw<[{ n: number }]>`
    select count(distinct actor)::int as n from "AlertEvent"
    where "gridAt" >= ${from} and "gridAt" < ${to} and actor like 'staff:%'
      and kind in ('acknowledged', 'shelved', 'closed')`
  return Math.max(1, row.n)
}
