import { say } from '@/lib/agent/turn'
import type { PartOf } from '@/lib/protocol/message'
import type { ReportDto } from '@/lib/protocol/report'
import { money } from '@/lib/usecases/recommendations/describe-options'
import { reportActivations } from '@/lib/usecases/reports/report-activations'
import { reportAlarmKpis } from '@/lib/usecases/reports/report-alarm-kpis'
import { reportBilling } from '@/lib/usecases/reports/report-billing'
import { reportEnergy } from '@/lib/usecases/reports/report-energy'
import { reportParticipation } from '@/lib/usecases/reports/report-participation'
import { reportTransformer } from '@/lib/usecases/reports/report-transformer'
import { clockTime, periodOf } from './local-time'
import type { StaffTopic } from './staff-topic'

const MOST_ROWS = 10
const STATES: [RegExp, string[]][] = [
  [/\b(aborted|called[- ]off|cancell?ed|stopped)\b/i, ['aborted']],
  [/\bfailed\b/i, ['failed']],
  [/\b(settled|finished|completed|done)\b/i, ['settled']],
  [/\b(running|current|active)\b/i, ['scheduled', 'notifying', 'active', 'measuring']],
]

/** Past events by transformer, feeder, program, time and state, newest first. */
export const showHistory: StaffTopic = async (turn, act) => {
  const { t, ctx } = turn
  const { transformerId, feederId, programId } = act.slots
  const period = periodOf(turn, act.slots, await ctx.gridNow())
  const states = STATES.find(([pattern]) => pattern.test(turn.text))?.[1]
  const feeder = feederId
    ? (await ctx.db.transformer.findMany({ where: { feederId }, select: { id: true } })).map((one) => one.id)
    : null
  const rows = await ctx.db.activation.findMany({
    where: {
      AND: [
        transformerId ? { transformerId } : {},
        feeder ? { transformerId: { in: feeder } } : {},
        programId ? { participants: { some: { programId } } } : {},
        period ? { startAt: { gte: period.from, lt: period.to } } : {},
        states ? { state: { in: states } } : {},
      ],
    },
    orderBy: { startAt: 'desc' },
    take: MOST_ROWS,
  })
  if (rows.length === 0)
    return say(t(period || states || transformerId || feeder ? 'staff.noneSuch' : 'staff.noActivation'))
  const day = (at: Date) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: ctx.env.TIME_ZONE, day: 'numeric', month: 'short' }).format(
      at,
    )
  return say(t('staff.history', { count: rows.length }), {
    type: 'table',
    columns: [
      { id: 'reference', label: t('staff.column.activation'), align: 'start' },
      { id: 'asset', label: t('staff.column.asset'), align: 'start' },
      { id: 'state', label: t('staff.column.state'), align: 'start' },
      { id: 'reduction', label: t('staff.column.reduction'), align: 'end' },
    ],
    rows: rows.map((row) => ({
      href: `/admin/activations/${row.id}`,
      cells: [
        row.reference,
        row.transformerId,
        `${row.state}, ${day(row.startAt)} ${clockTime(turn, row.startAt)}`,
        row.reductionKw === null ? '–' : `${Math.round(row.reductionKw * 10) / 10} kW`,
      ],
    })),
    summary: rows.map((row) => `${row.reference} ${row.transformerId} ${row.state}`).join('. '),
  })
}

const REPORTS: [string, RegExp][] = [
  ['alarm-kpis', /\b(alarms?|alerts?|kpis?|flood|isa)\b/i],
  ['billing', /\b(billing|invoice|settlement lines)\b/i],
  ['participation', /\b(participation|participants|who took part|took part|enrol?l?ment)\b/i],
  ['energy', /\b(energy|kwh|mwh|money|paid|pay|cost|spent|rewards?)\b/i],
]

/** A report in its sentence and totals, with where to read it whole. */
export const showReport: StaffTopic = async (turn, act) => {
  const { t, ctx } = turn
  const { transformerId, feederId, programId } = act.slots
  const period = periodOf(turn, act.slots, await ctx.gridNow())
  const named = REPORTS.find(([, pattern]) => pattern.test(turn.text))?.[0]
  const name = named ?? (transformerId ? 'transformer' : 'activations')
  const query = {
    ...(period ? { from: period.from.toISOString(), to: period.to.toISOString() } : {}),
    ...(transformerId && name !== 'transformer' ? { transformer: transformerId } : {}),
    ...(feederId ? { feeder: feederId } : {}),
    ...(programId ? { program: programId } : {}),
  }
  const read = { ctx, input: { query } }
  const report =
    name === 'transformer'
      ? await reportTransformer({ ctx, input: { transformerId: transformerId!, query } })
      : await READERS[name as keyof typeof READERS](read)
  const path = name === 'transformer' ? `transformers/${transformerId}` : name
  return say(
    t('staff.report', { title: report.title, summary: report.summary }),
    totalsTable(turn.t, report, path, query, (minor) => money(ctx.env, minor)),
  )
}

const READERS = {
  activations: reportActivations,
  'alarm-kpis': reportAlarmKpis,
  billing: reportBilling,
  participation: reportParticipation,
  energy: reportEnergy,
}

function totalsTable(
  t: (key: string) => string,
  report: ReportDto,
  path: string,
  query: Record<string, string>,
  paid: (minor: number) => string,
): PartOf<'table'> {
  const link = (format: string) => `/api/reports/${path}?${new URLSearchParams({ ...query, format })}`
  const shown = ({ value, kind, unit, target }: ReportDto['totals'][number]) => {
    if (value === null) return '–'
    const text =
      kind === 'money'
        ? paid(Number(value))
        : kind === 'percent'
          ? `${value} %`
          : `${value} ${unit ?? ''}`.trim()
    return target ? `${text} (${target})` : text
  }
  return {
    type: 'table',
    title: report.title,
    columns: [
      { id: 'what', label: t('staff.column.figure'), align: 'start' },
      { id: 'value', label: t('staff.column.value'), align: 'end' },
    ],
    rows: [
      ...report.totals.map((total) => ({ cells: [total.label, shown(total)] })),
      { href: link('csv'), cells: ['CSV', t('staff.column.download')] },
      { href: link('pdf'), cells: ['PDF', t('staff.column.download')] },
    ],
    summary: report.totals.map((total) => `${total.label}: ${shown(total)}`).join('. '),
  }
}
