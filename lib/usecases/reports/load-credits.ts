import { Prisma } from '@/lib/db/generated/client'
import type { Context } from '@/lib/usecases/context'
import type { ReportScope } from './report-scope'

type Line = { label: string; amountMinor: number; quantity?: number; unit?: string; rateMinor?: number }
/** What the billing system is told of one settlement. */
export type BilledRow = {
  participantId: string
  customerId: string | null
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

/** As a settlement of one line; its start and end are what it is paid for. By when it was booked, so that no export misses a late one. */
export function loadCredits(
  ctx: Context,
  { from, to, feeder, transformer, program }: ReportScope,
): Promise<BilledRow[]> {
  const only = program === null ? Prisma.empty : Prisma.sql`and k."programId" = ${program}`
  return ctx.db.$queryRaw<BilledRow[]>`
    select k.id as "participantId", c.id as "customerId", k."meterId", k."programId", k."programVersion", e.reference,
      k."startAt", k."endAt", null as outcome, 'final' as state, k."createdAt" as "finalAt", k.currency,
      k."amountMinor" as "totalMinor", '{}'::jsonb as baseline,
      jsonb_build_array(jsonb_build_object('label', k.kind, 'amountMinor', k."amountMinor", 'quantity', k.quantity,
        'unit', case when k.kind = 'season' then 'kW' else k.kind end, 'rateMinor', k."rateMinor")) as lines
    from "EnrollmentCredit" k join "Enrollment" e on e.id = k."enrollmentId" join "Meter" m on m.id = k."meterId"
      join "Transformer" t on t.id = m."transformerId" left join "Customer" c on c."meterId" = k."meterId"
    where k."createdAt" >= ${from} and k."createdAt" < ${to} ${only}
      and (${feeder}::text is null or t."feederId" = ${feeder})
      and (${transformer}::text is null or m."transformerId" = ${transformer})
    order by k."meterId", k."programId", k."endAt" limit ${MOST}`
}
