import { REVERSE_FLOW } from '@/lib/domain/alert/plan-need'
import { limitKwOf, loadPercentOf, round1 } from '@/lib/domain/units/load'
import { readAlarmSettings } from '@/lib/usecases/alarms/alarm-settings'
import { asSystem, type Context } from '@/lib/usecases/context'
import { gridText } from '@/lib/usecases/grid-text'
import { messageInBoth } from '@/lib/usecases/in-both-languages'
import type { AlertOrigin } from './read-alarm'
import { takeAlertMessage } from './take-alert-message'

export const RULE_ORIGIN: AlertOrigin = { apiKeyId: null, format: 'rule', name: 'rule' }

type Row = {
  id: string
  name: string
  ratedKva: number
  powerFactor: number
  limitKw: number | null
  loadKw: number
  observedAt: Date
  /** What our own rule has open here */
  openLoad: boolean
  openReverse: boolean
  openOther: boolean
}

/**
 * Our own rule: a transformer above its limit without an open alert gets one, and it is cleared by the load; what flows
 * back through it heats it as much. An alert of an outside system is left to that system.
 */
export async function raiseRuleAlerts(ctx: Context, transformerIds: string[]): Promise<void> {
  const { rows } = await ctx.pool.query<Row>({
    name: 'rule-alerts',
    text: CANDIDATES,
    values: [transformerIds],
  })
  if (rows.length === 0) return
  // A load must fall this far below the limit before the rule clears: a load on the limit must not flap.
  const { deadbandPercent } = await readAlarmSettings(ctx.db)
  const clearShare = 1 - deadbandPercent / 100
  for (const row of rows)
    for (const direction of ['overload', REVERSE_FLOW] as const) await judge(ctx, row, direction, clearShare)
}

async function judge(
  ctx: Context,
  row: Row,
  kind: 'overload' | typeof REVERSE_FLOW,
  clearShare: number,
): Promise<void> {
  const limitKw = limitKwOf(row)
  const loadKw = kind === 'overload' ? row.loadKw : -row.loadKw
  const open = kind === 'overload' ? row.openLoad : row.openReverse
  const status =
    loadKw > limitKw && !open && !row.openOther
      ? 'raised'
      : open && loadKw < limitKw * clearShare
        ? 'cleared'
        : null
  if (!status) return
  const facts = { name: row.name, loadKw: round1(loadKw), limitKw: round1(limitKw) }
  await takeAlertMessage(asSystem(ctx, 'rule'), RULE_ORIGIN, {
    sourceEventId: `${kind}:${row.id}`,
    status,
    // The rule is its own sender: its clock is now.
    senderObservedAt: ctx.now(),
    transformerId: row.id,
    kind,
    severity: loadPercentOf(loadKw, row) >= 110 ? 'critical' : 'high',
    load: { loadKw },
    ...(status === 'raised'
      ? messageInBoth(ctx, ({ env }) =>
          gridText(env)(kind === 'overload' ? 'alert.rule' : 'alert.ruleReverse', facts),
        )
      : {}),
  })
}

const CANDIDATES = `
select t.id, t.name, t."ratedKva", t."powerFactor", t."limitKw", t."loadKw", t."observedAt",
  coalesce(a.load, false) as "openLoad", coalesce(a.reverse, false) as "openReverse",
  coalesce(a.other, false) as "openOther"
from "Transformer" t
left join lateral (
  select bool_or("sourceId" = 'rule' and kind = 'overload') as load,
    bool_or("sourceId" = 'rule' and kind = '${REVERSE_FLOW}') as reverse,
    bool_or("sourceId" <> 'rule' and kind <> 'test') as other from "Alert"
  where "transformerId" = t.id and state in ('active', 'acknowledged') and "clearedAt" is null and not predicted) a on true
where t.id = any($1) and t."loadKw" is not null and not exists (
    -- Somebody closed one here by hand a moment ago and knows why.
    select 1 from "Alert" c where c."transformerId" = t.id and c.state = 'closed' and c."clearedAt" is null and not c.predicted
      and c."closedAt" > t."observedAt" - interval '30 minutes')
  and (abs(t."loadKw") > coalesce(t."limitKw", t."ratedKva" * t."powerFactor") or a.load or a.reverse)`
