import { Prisma } from '@/lib/db/generated/client'
import { hasRole } from '@/lib/domain/actor'
import { maskMeterId } from '@/lib/domain/meter-id'
import type { ReportDto, ReportRow } from '@/lib/protocol/report'
import type { Call, Context } from '@/lib/usecases/context'
import { gridText } from '@/lib/usecases/grid-text'
import { recordDataAccess } from '@/lib/usecases/privacy/data-access'
import { money } from '@/lib/usecases/recommendations/describe-options'
import { makeReport, number, text } from './make-report'
import { type ReportScope, reportScope } from './report-scope'

type Line = { label: string; amountMinor: number; quantity?: number; unit?: string; rateMinor?: number }
type Row = {
  participantId: string
  customerId: string
  meterId: string
  programId: string
  programVersion: number
  reference: string
  startAt: Date
  endAt: Date
  outcome: string | null
  state: string
  finalAt: Date | null
  currency: string
  totalMinor: number
  lines: Line[]
  baseline: { rule?: string; days?: string[]; adjustment?: number }
}

const MOST = 100_000

/**
 * Lines of settlements for the billing system: one row a line, by customer and program, with all that its amount was
 * computed from. Final ones alone. Meter ids are whole for approvers, who are noted in each customer's access log.
 */
export async function reportBilling({ ctx, input }: Call<{ query: unknown }>): Promise<ReportDto> {
  const scope = await reportScope(ctx, input.query)
  const rows = await loadSettlements(ctx, scope)
  const whole = hasRole(ctx.actor, 'approver')
  if (whole) {
    const customerIds = [...new Set(rows.map((row) => row.customerId))]
    await recordDataAccess(ctx.db, ctx.actor, customerIds, 'billing export', ctx.now())
  }
  const totalMinor = rows.reduce((total, row) => total + row.totalMinor, 0)
  const customers = new Set(rows.map((row) => row.customerId)).size
  return makeReport(ctx, 'billing', scope, {
    summary: gridText(ctx.env)('report.summary.billing', {
      settlements: rows.length,
      customers,
      total: money(ctx.env, totalMinor),
    }),
    totals: [
      { id: 'settlements', kind: 'number', value: rows.length },
      { id: 'customers', kind: 'number', value: customers },
      { id: 'totalMinor', kind: 'money', value: totalMinor },
    ],
    columns: [
      text('settlement'),
      text('meter'),
      text('program'),
      number('version'),
      text('reference'),
      { id: 'startAt', kind: 'time' },
      { id: 'endAt', kind: 'time' },
      text('outcome'),
      text('line'),
      number('quantity'),
      text('unit'),
      number('rateMinor'),
      { id: 'amountMinor', kind: 'money' },
      text('currency'),
      text('rule'),
      number('days'),
      number('adjustment'),
      { id: 'finalAt', kind: 'time' },
    ],
    rows: rows.flatMap((row) => linesOf(row, whole)),
  })
}

function linesOf(row: Row, whole: boolean): ReportRow[] {
  const lines = row.lines.length > 0 ? row.lines : [{ label: 'none', amountMinor: 0 }]
  return lines.map((line) => ({
    values: {
      settlement: row.participantId,
      meter: whole ? row.meterId : maskMeterId(row.meterId),
      program: row.programId,
      version: row.programVersion,
      reference: row.reference,
      startAt: row.startAt.toISOString(),
      endAt: row.endAt.toISOString(),
      outcome: row.outcome,
      line: line.label,
      quantity: line.quantity ?? null,
      unit: line.unit ?? null,
      rateMinor: line.rateMinor ?? null,
      amountMinor: line.amountMinor,
      currency: row.currency,
      rule: row.baseline.rule ?? null,
      days: row.baseline.days?.length ?? null,
      adjustment: row.baseline.adjustment ?? null,
      finalAt: row.finalAt?.toISOString() ?? null,
    },
  }))
}

function loadSettlements(
  ctx: Context,
  { from, to, feeder, transformer, program }: ReportScope,
): Promise<Row[]> {
  const only = program === null ? Prisma.empty : Prisma.sql`and s."programId" = ${program}`
  return ctx.db.$queryRaw<Row[]>`
    select s."participantId", p."customerId", s."meterId", s."programId", s."programVersion", a.reference,
      coalesce(p."startAt", a."startAt") as "startAt", coalesce(p."endAt", a."endAt") as "endAt", p.outcome, s.state, s."finalAt", s.currency, s."totalMinor", s.lines, s.baseline
    from "Settlement" s join "Participant" p on p.id = s."participantId" join "Activation" a on a.id = s."activationId"
      join "Transformer" t on t.id = a."transformerId"
    where s.state = 'final' and a."startAt" >= ${from} and a."startAt" < ${to} ${only}
      and (${feeder}::text is null or t."feederId" = ${feeder})
      and (${transformer}::text is null or a."transformerId" = ${transformer})
    order by s."meterId", s."programId", a."startAt" limit ${MOST}`
}
