import { type CreditPeriod, endedMonths, endedSeasons } from '@/lib/domain/program/credit-periods'
import { hasDearerHours, type ProgramTerms } from '@/lib/domain/program/terms'
import type { Context } from '../context'

type Version = { programId: string; version: number; terms: ProgramTerms; since: Date }

/**
 * Books what programs pay beside their events: at sign-up, for each month and each season that has ended. The unique key
 * books each once, whoever runs this and however often; a month counts for whoever is enrolled at its end. Made-up
 * enrollments of the demo network earn nothing; what a tariff credits by the kWh is the billing system's own.
 */
export async function settleCredits(ctx: Context): Promise<number> {
  const now = await ctx.gridNow()
  const versions = await ctx.db.$queryRaw<Version[]>`
    select v."programId", v.version, v.terms, min(e."startedAt") as since
    from "Enrollment" e join "ProgramVersion" v on v."programId" = e."programId" and v.version = e."programVersion"
    where not e.simulated group by v."programId", v.version`
  let booked = 0
  for (const version of versions) {
    const { terms, since } = version
    const { signUpMinor, perMonthMinor, perKwSeasonMinor } = terms.reward
    if (hasDearerHours(terms)) continue
    const span = { since, now, timeZone: ctx.env.TIME_ZONE }
    if (signUpMinor) booked += await bookSignUps(ctx, version, signUpMinor, now)
    if (perMonthMinor)
      booked += await bookMonths(ctx, version, perMonthMinor, endedMonths(terms.limits.months, span), now)
    if (perKwSeasonMinor)
      for (const season of endedSeasons(terms.limits.months, span))
        booked += await bookSeason(ctx, version, perKwSeasonMinor, season, now)
  }
  return booked
}

function bookSignUps(ctx: Context, { programId, version }: Version, rateMinor: number, now: Date) {
  return ctx.db.$executeRaw`
    insert into "EnrollmentCredit" (id, "enrollmentId", "meterId", "programId", "programVersion", kind, period,
      "startAt", "endAt", quantity, "rateMinor", "amountMinor", currency, "createdAt")
    select gen_random_uuid()::text, e.id, e."meterId", e."programId", e."programVersion", 'sign-up', 'once',
      e."startedAt", e."startedAt", 1, ${rateMinor}, ${rateMinor}, ${ctx.env.CURRENCY}, ${now}
    from "Enrollment" e
    where e."programId" = ${programId} and e."programVersion" = ${version} and not e.simulated
      and e."startedAt" <= ${now}
      and not exists (select 1 from "EnrollmentCredit" c where c."meterId" = e."meterId"
        and c."programId" = e."programId" and c.kind = 'sign-up' and c.period = 'once')
    order by e."startedAt" on conflict do nothing`
}

function bookMonths(
  ctx: Context,
  { programId, version }: Version,
  rateMinor: number,
  months: CreditPeriod[],
  now: Date,
) {
  return ctx.db.$executeRaw`
    insert into "EnrollmentCredit" (id, "enrollmentId", "meterId", "programId", "programVersion", kind, period,
      "startAt", "endAt", quantity, "rateMinor", "amountMinor", currency, "createdAt")
    select gen_random_uuid()::text, e.id, e."meterId", e."programId", e."programVersion", 'month', m.period,
      m."startAt", m."endAt", 1, ${rateMinor}, ${rateMinor}, ${ctx.env.CURRENCY}, ${now}
    from "Enrollment" e cross join unnest(${months.map((m) => m.period)}::text[],
      ${months.map((m) => m.startAt)}::timestamptz[], ${months.map((m) => m.endAt)}::timestamptz[])
      as m(period, "startAt", "endAt")
    where e."programId" = ${programId} and e."programVersion" = ${version} and not e.simulated
      and e."startedAt" < m."endAt" and (e."leftAt" is null or e."leftAt" >= m."endAt")
      and not exists (select 1 from "EnrollmentCredit" c where c."meterId" = e."meterId"
        and c."programId" = e."programId" and c.kind = 'month' and c.period = m.period)
    on conflict do nothing`
}

/**
 * By the average kW of the season's events: nothing where the home said no or did not answer; what could not be measured
 * is left out, it is nobody's fault. Waits for events not final yet.
 */
function bookSeason(
  ctx: Context,
  { programId, version }: Version,
  rateMinor: number,
  { period, startAt, endAt }: CreditPeriod,
  now: Date,
) {
  return ctx.db.$executeRaw`
    insert into "EnrollmentCredit" (id, "enrollmentId", "meterId", "programId", "programVersion", kind, period,
      "startAt", "endAt", quantity, "rateMinor", "amountMinor", currency, "createdAt")
    select gen_random_uuid()::text, e.id, e."meterId", e."programId", e."programVersion", 'season', ${period},
      ${startAt}, ${endAt}, coalesce(k.kw, 0), ${rateMinor}, round(coalesce(k.kw, 0) * ${rateMinor})::int,
      ${ctx.env.CURRENCY}, ${now}
    from "Enrollment" e left join lateral (
      select avg(case when p."reductionKw" is not null then greatest(0, p."reductionKw")
          when p.outcome is distinct from 'participated' then 0 end) as kw, bool_or(s.state is distinct from 'final') as open
      from "Participant" p join "Activation" a on a.id = p."activationId"
        left join "Settlement" s on s."participantId" = p.id
      where p."enrollmentId" = e.id and p."noticedAt" is not null and a.state not in ('aborted', 'failed')
        and a."startAt" >= ${startAt} and a."startAt" < ${endAt}) k on true
    where e."programId" = ${programId} and e."programVersion" = ${version} and not e.simulated
      and e."startedAt" < ${endAt} and (e."leftAt" is null or e."leftAt" >= ${endAt}) and k.open is not true
      and not exists (select 1 from "EnrollmentCredit" c where c."meterId" = e."meterId"
        and c."programId" = e."programId" and c.kind = 'season' and c.period = ${period})
    on conflict do nothing`
}
