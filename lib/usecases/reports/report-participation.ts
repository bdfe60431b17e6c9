import type { ReportDto } from '@/lib/protocol/report'
import type { Call } from '@/lib/usecases/context'
import { gridText } from '@/lib/usecases/grid-text'
import { makeReport, number, round2, share, text } from './make-report'
import { reportScope } from './report-scope'

type Row = {
  programId: string
  name: string
  programVersion: number
  events: number
  customers: number
  asked: number
  /** Asked in events that are settled: before that nobody knows who took part */
  settled: number
  reached: number
  accepted: number
  declined: number
  participated: number
  overridden: number
  noResponse: number
  rejected: number
  measured: number
  reductionKw: number | null
  expectedKw: number | null
  answerMinutes: number | null
  totalMinor: number
}

/** Who takes part, by program and the version customers joined under. */
export async function reportParticipation({ ctx, input }: Call<{ query: unknown }>): Promise<ReportDto> {
  const scope = await reportScope(ctx, input.query)
  const { from, to, feeder, transformer, program } = scope
  const rows = await ctx.db.$queryRaw<Row[]>`
    select p."programId", g.name, p."programVersion", count(distinct a.id)::int as events,
      count(distinct p."customerId")::int as customers,
      count(*) filter (where p."noticedAt" is not null)::int as asked,
      count(*) filter (where p."noticedAt" is not null and a.state = 'settled')::int as settled,
      count(*) filter (where p."reachedAt" is not null)::int as reached,
      count(*) filter (where p.state = 'accepted')::int as accepted,
      count(*) filter (where p.state = 'declined')::int as declined,
      count(*) filter (where p.outcome = 'participated' and a.state = 'settled')::int as participated,
      count(*) filter (where p.outcome = 'overridden' and a.state = 'settled')::int as overridden,
      count(*) filter (where p.outcome = 'no-response')::int as "noResponse",
      count(*) filter (where p.outcome = 'rejected')::int as rejected,
      count(p."reductionKw")::int as measured, avg(p."reductionKw") as "reductionKw", avg(p."expectedKw") as "expectedKw",
      percentile_cont(0.5) within group (order by extract(epoch from p."respondedAt" - p."noticedAt") / 60)
        as "answerMinutes",
      coalesce(sum(s."totalMinor"), 0)::int as "totalMinor"
    from "Participant" p join "Activation" a on a.id = p."activationId" join "Program" g on g.id = p."programId"
      join "Transformer" t on t.id = a."transformerId" left join "Settlement" s on s."participantId" = p.id
    where a."startAt" >= ${from} and a."startAt" < ${to} and a.state <> 'aborted'
      and (${feeder}::text is null or t."feederId" = ${feeder})
      and (${transformer}::text is null or a."transformerId" = ${transformer})
      and (${program}::text is null or p."programId" = ${program})
    group by p."programId", g.name, g.rank, p."programVersion" order by g.rank, p."programId", p."programVersion"`
  const sum = (value: (row: Row) => number) => rows.reduce((total, row) => total + value(row), 0)
  const asked = sum((row) => row.asked)
  const settled = sum((row) => row.settled)
  const tookPart = sum((row) => row.participated)
  const t = gridText(ctx.env)
  return makeReport(ctx, 'participation', scope, {
    summary: t('report.summary.participation', {
      asked,
      settled,
      share: share(tookPart, settled) ?? 0,
      overridden:
        share(
          sum((row) => row.overridden),
          settled,
        ) ?? 0,
      programs: new Set(rows.map((row) => row.programId)).size,
    }),
    totals: [
      { id: 'asked', kind: 'number', value: asked },
      { id: 'participationPercent', kind: 'percent', value: share(tookPart, settled) },
      { id: 'overridden', kind: 'number', value: sum((row) => row.overridden) },
      { id: 'noResponse', kind: 'number', value: sum((row) => row.noResponse) },
      { id: 'rejected', kind: 'number', value: sum((row) => row.rejected) },
      { id: 'totalMinor', kind: 'money', value: sum((row) => row.totalMinor) },
    ],
    columns: [
      text('program'),
      number('version'),
      ...['events', 'customers', 'asked', 'reached', 'accepted', 'declined'].map((id) => number(id)),
      ...['participated', 'overridden', 'noResponse', 'rejected'].map((id) => number(id)),
      { id: 'participationPercent', kind: 'percent' },
      number('measured'),
      number('kwEach', 'kW'),
      number('expectedKwEach', 'kW'),
      number('answerMinutes', 'min'),
      { id: 'totalMinor', kind: 'money' },
    ],
    rows: rows.map(
      ({
        programId,
        name: _name,
        settled,
        programVersion,
        reductionKw,
        expectedKw,
        answerMinutes,
        ...row
      }) => ({
        href: `/admin/programs?program=${encodeURIComponent(programId)}`,
        values: {
          ...row,
          program: programId,
          version: programVersion,
          participationPercent: share(row.participated, settled),
          kwEach: round2(reductionKw),
          expectedKwEach: round2(expectedKw),
          answerMinutes: round2(answerMinutes),
        },
      }),
    ),
    notes: asked > settled ? [t('report.note.unsettled', { count: asked - settled })] : [],
  })
}
