import { Prisma } from '@/lib/db/generated/client'
import type { ActivationResult } from '@/lib/domain/activation/activation-result'
import type { Context } from '@/lib/usecases/context'
import type { ReportScope } from './report-scope'

/** One event in a report's scope with its participants counted; with a program named, that program's alone. */
export type ReportedEvent = {
  id: string
  reference: string
  state: string
  transformerId: string
  transformerName: string
  feederId: string
  startAt: Date
  endAt: Date
  decidedBy: string
  policyId: string | null
  limitKw: number
  expectedKw: number
  baselineKw: number | null
  actualKw: number | null
  reductionKw: number | null
  energyKwh: number | null
  reboundKwh: number | null
  backUnderLimitAt: Date | null
  result: ActivationResult | null
  asked: number
  reached: number
  accepted: number
  declined: number
  participated: number
  overridden: number
  noResponse: number
  rejected: number
  programKwh: number | null
  programKw: number | null
  totalMinor: number
  paid: number
}

const MOST = 10_000

/** Events that start in the span, oldest first. */
export function loadEvents(ctx: Context, scope: ReportScope): Promise<ReportedEvent[]> {
  const { from, to, feeder, transformer, program } = scope
  const only = program === null ? Prisma.empty : Prisma.sql`and p."programId" = ${program}`
  return ctx.db.$queryRaw<ReportedEvent[]>`
    select a.id, a.reference, a.state, a."transformerId", t.name as "transformerName", t."feederId", a."startAt",
      a."endAt", a."decidedBy", a."policyId", a."limitKw", a."expectedKw", a."baselineKw", a."actualKw",
      a."reductionKw", a."energyKwh", a."reboundKwh", a."backUnderLimitAt", a.result, c.*
    from "Activation" a join "Transformer" t on t.id = a."transformerId"
    cross join lateral (
      select count(*) filter (where p."noticedAt" is not null)::int as asked,
        count(*) filter (where p."reachedAt" is not null)::int as reached,
        count(*) filter (where p.state = 'accepted')::int as accepted,
        count(*) filter (where p.state = 'declined')::int as declined,
        count(*) filter (where p.outcome = 'participated')::int as participated,
        count(*) filter (where p.outcome = 'overridden')::int as overridden,
        count(*) filter (where p.outcome = 'no-response')::int as "noResponse",
        count(*) filter (where p.outcome = 'rejected')::int as rejected,
        sum(p."energyKwh") as "programKwh", sum(p."reductionKw") as "programKw",
        coalesce(sum(s."totalMinor"), 0)::int as "totalMinor",
        count(*) filter (where s."totalMinor" > 0)::int as paid
      from "Participant" p left join "Settlement" s on s."participantId" = p.id
      where p."activationId" = a.id ${only}) c
    where a."startAt" >= ${from} and a."startAt" < ${to}
      and (${feeder}::text is null or t."feederId" = ${feeder})
      and (${transformer}::text is null or a."transformerId" = ${transformer})
      and (${program}::text is null or exists (
        select 1 from "Participant" q where q."activationId" = a.id and q."programId" = ${program}))
    order by a."startAt", a.id limit ${MOST}`
}

/** kWh and kW of an event in this scope: the whole event's, or those of the named program's participants. */
export function deliveredIn(
  scope: ReportScope,
  event: ReportedEvent,
): { kwh: number | null; kw: number | null } {
  return scope.program === null
    ? { kwh: event.energyKwh, kw: event.reductionKw }
    : { kwh: event.programKwh, kw: event.programKw }
}
