import { Prisma } from '@/lib/db/generated/client'
import { hasRole } from '@/lib/domain/actor'
import { maskMeterId } from '@/lib/domain/meter-id'
import type { ReportDto, ReportRow } from '@/lib/protocol/report'
import type { Call, Context } from '@/lib/usecases/context'
import { gridText } from '@/lib/usecases/grid-text'
import { recordDataAccess } from '@/lib/usecases/privacy/data-access'
import { money } from '@/lib/usecases/recommendations/describe-options'
import { type BilledRow, loadCredits } from './load-credits'
import { makeReport, number, text } from './make-report'
import { type ReportScope, reportScope } from './report-scope'

const MOST = 100_000

/**
 * Lines for the billing system, of final settlements and of what programs pay beside their events: one row a line, by
 * customer and program, with all that its amount was computed from. Meter ids are whole for approvers, who are noted in each customer's access log.
 */
export async function reportBilling({ ctx, input }: Call<{ query: unknown }>): Promise<ReportDto> {
  const scope = await reportScope(ctx, input.query)
  const [settlements, credits] = await Promise.all([loadSettlements(ctx, scope), loadCredits(ctx, scope)])
  const rows = [...settlements, ...credits]
  const whole = hasRole(ctx.actor, 'approver')
  if (whole) {
    const customerIds = [...new Set(rows.flatMap((row) => row.customerId ?? []))]
    await recordDataAccess(ctx.db, ctx.actor, customerIds, 'billing export', ctx.now())
  }
  const totalMinor = rows.reduce((total, row) => total + row.totalMinor, 0)
  const customers = new Set(rows.map((row) => row.meterId)).size
  return makeReport(ctx, 'billing', scope, {
    summary: gridText(ctx.env)('report.summary.billing', {
      settlements: settlements.length,
      customers,
      total: money(ctx.env, totalMinor),
    }),
    totals: [
      { id: 'settlements', kind: 'number', value: settlements.length },
      { id: 'credits', kind: 'number', value: credits.length },
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

function linesOf(row: BilledRow, whole: boolean): ReportRow[] {
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
): Promise<BilledRow[]> {
  const only = program === null ? Prisma.empty : Prisma.sql`and s."programId" = ${program}`
  return ctx.db.$queryRaw<BilledRow[]>`
    select s."participantId", p."customerId", s."meterId", s."programId", s."programVersion", a.reference,
      coalesce(p."startAt", a."startAt") as "startAt", coalesce(p."endAt", a."endAt") as "endAt", p.outcome, s.state, s."finalAt", s.currency, s."totalMinor", s.lines, s.baseline
    from "Settlement" s join "Participant" p on p.id = s."participantId" join "Activation" a on a.id = s."activationId"
      join "Transformer" t on t.id = a."transformerId"
    where s.state = 'final' and a."startAt" >= ${from} and a."startAt" < ${to} ${only}
      and (${feeder}::text is null or t."feederId" = ${feeder})
      and (${transformer}::text is null or a."transformerId" = ${transformer})
    order by s."meterId", s."programId", a."startAt" limit ${MOST}`
}
