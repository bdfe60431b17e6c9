import { limitKwOf, loadPercentOf, round1 } from '@/lib/domain/units/load'
import { readAlarmSettings } from '@/lib/usecases/alarms/alarm-settings'
import { asSystem, type Context } from '@/lib/usecases/context'
import { gridText } from '@/lib/usecases/grid-text'
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
  openRule: boolean
  openOther: boolean
}

/**
 * Our own rule: a transformer above its limit without an open alert gets one, and it is cleared by the load.
 * An alert of an outside system is left to that system.
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
  for (const row of rows) {
    const limitKw = limitKwOf(row)
    const above = row.loadKw > limitKw
    const status =
      above && !row.openRule && !row.openOther
        ? 'raised'
        : row.openRule && row.loadKw < limitKw * clearShare
          ? 'cleared'
          : null
    if (!status) continue
    const percent = loadPercentOf(row.loadKw, row)
    await takeAlertMessage(asSystem(ctx, 'rule'), RULE_ORIGIN, {
      sourceEventId: `overload:${row.id}`,
      status,
      // The rule is its own sender: its clock is now.
      senderObservedAt: ctx.now(),
      transformerId: row.id,
      kind: 'overload',
      severity: percent >= 110 ? 'critical' : 'high',
      load: { loadKw: row.loadKw },
      message:
        status === 'raised'
          ? gridText(ctx.env)('alert.rule', {
              name: row.name,
              loadKw: round1(row.loadKw),
              limitKw: round1(limitKw),
            })
          : undefined,
    })
  }
}

const CANDIDATES = `
select t.id, t.name, t."ratedKva", t."powerFactor", t."limitKw", t."loadKw", t."observedAt",
  coalesce(a.rule, false) as "openRule", coalesce(a.other, false) as "openOther"
from "Transformer" t
left join lateral (
  select bool_or("sourceId" = 'rule') as rule, bool_or("sourceId" <> 'rule' and kind <> 'test') as other from "Alert"
  where "transformerId" = t.id and state in ('active', 'acknowledged') and "clearedAt" is null and not predicted) a on true
where t.id = any($1) and t."loadKw" is not null and not exists (
    -- Somebody closed one here by hand a moment ago and knows why.
    select 1 from "Alert" c where c."transformerId" = t.id and c.state = 'closed' and c."clearedAt" is null and not c.predicted
      and c."closedAt" > t."observedAt" - interval '30 minutes')
  and (t."loadKw" > coalesce(t."limitKw", t."ratedKva" * t."powerFactor") or a.rule)`
