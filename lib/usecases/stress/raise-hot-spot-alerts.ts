import { nameplateOf } from '@/lib/domain/thermal/nameplate-of'
import { hotSpotC, steadyState } from '@/lib/domain/thermal/thermal-model'
import { ambientSurchargeK, thermalParams } from '@/lib/domain/thermal/thermal-parameters'
import { ratedKw, round1 } from '@/lib/domain/units/load'
import { readAlarmSettings } from '@/lib/usecases/alarms/alarm-settings'
import { RULE_ORIGIN } from '@/lib/usecases/alerts/raise-rule-alerts'
import { takeAlertMessage } from '@/lib/usecases/alerts/take-alert-message'
import { asSystem, type Context } from '@/lib/usecases/context'
import { gridText } from '@/lib/usecases/grid-text'
import { messageInBoth } from '@/lib/usecases/in-both-languages'
import type { Stepped } from './step-stress'

type Known = { transformerId: string; own: boolean; other: boolean }

/**
 * A winding above its limit is an alert, also where the load alone is none, as when the cooling fails; one that cools
 * down by itself is not. Left to whoever has an open alert there already.
 */
export async function raiseHotSpotAlerts(ctx: Context, stepped: readonly Stepped[]): Promise<void> {
  if (stepped.length === 0) return
  const known = await readKnown(ctx, stepped)
  const hot = stepped.filter((one) => isHeld(one) || known.get(one.row.id)?.own)
  if (hot.length === 0) return
  const { deadbandPercent } = await readAlarmSettings(ctx.db)
  for (const one of hot) {
    const { own = false, other = false } = known.get(one.row.id) ?? {}
    const cool = one.hotSpotC < one.hotSpotLimitC * (1 - deadbandPercent / 100)
    if (own && cool) await tell(ctx, one, 'cleared')
    else if (!own && !other) await tell(ctx, one, 'raised')
  }
}

/** Above the limit now and held there by this load, over the oil as a thermometer finds it or as the load would heat it. */
function isHeld({ row, state, hotSpotC: now, hotSpotLimitC }: Stepped): boolean {
  if (now <= hotSpotLimitC) return false
  const nameplate = nameplateOf(row)
  const ambientC = state.ambientC + ambientSurchargeK(nameplate)
  const settled = steadyState(thermalParams(nameplate), Math.abs(row.loadKw) / ratedKw(row), ambientC)
  const topOilC = state.topOilMeasured ? state.topOilC : settled.topOilC
  return hotSpotC({ ...settled, topOilC }) > hotSpotLimitC
}

async function tell(ctx: Context, one: Stepped, status: 'raised' | 'cleared'): Promise<void> {
  const { row } = one
  const facts = {
    name: row.name,
    hotSpot: round1(one.hotSpotC),
    limit: one.hotSpotLimitC,
    loadKw: round1(row.loadKw),
  }
  await takeAlertMessage(asSystem(ctx, 'stress'), RULE_ORIGIN, {
    sourceEventId: `temperature:${row.id}`,
    status,
    senderObservedAt: ctx.now(),
    transformerId: row.id,
    kind: 'temperature',
    severity: one.level === 'critical' ? 'critical' : 'high',
    load: row.loadKw < 0 ? {} : { loadKw: row.loadKw },
    ...(status === 'raised'
      ? messageInBoth(ctx, ({ env }) => gridText(env)('alert.ruleHotSpot', facts))
      : {}),
  })
}

async function readKnown(ctx: Context, stepped: readonly Stepped[]): Promise<Map<string, Known>> {
  const { rows } = await ctx.pool.query<Known>({
    name: 'hot-spot-known',
    text: `select "transformerId", bool_or("sourceId" = 'rule' and kind = 'temperature') as own,
        bool_or(not predicted and kind <> 'test') as other
      from "Alert" where "transformerId" = any($1) and (
        state in ('active', 'acknowledged') and "clearedAt" is null
        -- Somebody closed it by hand a moment ago and knows why.
        or "sourceId" = 'rule' and kind = 'temperature' and state = 'closed' and "clearedAt" is null
          and "closedAt" > $2::timestamptz - interval '30 minutes')
      group by 1`,
    values: [stepped.map(({ row }) => row.id), await ctx.gridNow()],
  })
  return new Map(rows.map((row) => [row.transformerId, row]))
}
