import { round1 } from '@/lib/domain/units/load'
import { RULE_ORIGIN } from '@/lib/usecases/alerts/raise-rule-alerts'
import { takeAlertMessage } from '@/lib/usecases/alerts/take-alert-message'
import { requireStaffOrSystem } from '@/lib/usecases/authorize'
import { asSystem, type Context } from '@/lib/usecases/context'
import { gridText } from '@/lib/usecases/grid-text'
import { messageInBoth } from '@/lib/usecases/in-both-languages'

export const UNDECIDED_KIND = 'undecided'

type Due = {
  reference: string
  transformerId: string
  name: string
  loadKw: number | null
  limitKw: number
}

/**
 * Silence is no decision: a plan that expired while its transformer is still in trouble raises an alert of priority 2,
 * once. A new plan, somebody's decision or the end of the trouble clears it. Run by a loop.
 */
export async function watchUndecided(ctx: Context): Promise<void> {
  requireStaffOrSystem(ctx.actor, 'admin')
  const [due, over] = await Promise.all([
    ctx.pool.query<Due>({ name: 'undecided-due', text: DUE, values: [ctx.now()] }),
    ctx.pool.query<{ sourceEventId: string; transformerId: string }>({ name: 'undecided-over', text: OVER }),
  ])
  for (const row of due.rows) await tell(ctx, row)
  for (const { sourceEventId, transformerId } of over.rows)
    await takeAlertMessage(asSystem(ctx, 'watch-undecided'), RULE_ORIGIN, {
      ...fixed(sourceEventId, transformerId),
      status: 'cleared',
      senderObservedAt: ctx.now(),
    })
}

async function tell(ctx: Context, { reference, transformerId, name, loadKw, limitKw }: Due): Promise<void> {
  const values = { reference, name, load: round1(loadKw ?? 0), limit: round1(limitKw) }
  await takeAlertMessage(asSystem(ctx, 'watch-undecided'), RULE_ORIGIN, {
    ...fixed(`${UNDECIDED_KIND}:${reference}`, transformerId),
    status: 'raised',
    senderObservedAt: ctx.now(),
    load: loadKw === null ? {} : { loadKw },
    ...messageInBoth(ctx, ({ env }) =>
      gridText(env)(loadKw === null ? 'plan.undecidedAlert' : 'plan.undecidedOverAlert', values),
    ),
  })
}

function fixed(sourceEventId: string, transformerId: string) {
  return { sourceEventId, transformerId, kind: UNDECIDED_KIND, severity: 'high' as const, load: {} }
}

/** Still in trouble: the plan's own alert stands in view, and no reading says that the load is below the limit. */
const TROUBLED = `
  a.state in ('active', 'acknowledged') and a."clearedAt" is null and a."shelvedUntil" is null and a."suppressRuleId" is null
  and (t."loadKw" is null or t."loadKw" > coalesce(a."limitKw", t."limitKw", t."ratedKva" * t."powerFactor"))`

const NEWEST = `
  not exists (select 1 from "Recommendation" n where n."transformerId" = r."transformerId" and n."createdAt" > r."createdAt")`

/** Newest plans that expired within the hour, of which nothing was said yet. */
const DUE = `
select r.reference, r."transformerId", t.name, t."loadKw",
  coalesce(a."limitKw", t."limitKw", t."ratedKva" * t."powerFactor") as "limitKw"
from "Recommendation" r join "Alert" a on a.id = r."alertId" join "Transformer" t on t.id = r."transformerId"
where r.state = 'expired' and r."expiresAt" > $1::timestamptz - interval '1 hour' and ${TROUBLED} and ${NEWEST}
  and not exists (select 1 from "Alert" u where u."sourceEventId" = '${UNDECIDED_KIND}:' || r.reference)`

/** Told, and no longer so. */
const OVER = `
select u."sourceEventId", u."transformerId" from "Alert" u
where u.kind = '${UNDECIDED_KIND}' and u.state in ('active', 'acknowledged') and u."clearedAt" is null
  and not exists (
    select 1 from "Recommendation" r join "Alert" a on a.id = r."alertId" join "Transformer" t on t.id = r."transformerId"
    where u."sourceEventId" = '${UNDECIDED_KIND}:' || r.reference and ${TROUBLED} and ${NEWEST})`
