import type { Alert, AlertSource } from '@/lib/db/generated/client'
import { type AlarmSettings, alarmSettingsOf } from '@/lib/domain/alarm/alarm-settings'
import type { SuppressRule } from '@/lib/domain/alarm/suppressing-rule'
import { gridTimeAt } from '@/lib/domain/grid-clock'
import type { Context } from '@/lib/usecases/context'

export type AlertOrigin = {
  /** Null for our own rules */
  apiKeyId: string | null
  format: string
  name: string
}

export type AlarmTransformer = {
  id: string
  name: string
  ratedKva: number
  powerFactor: number
  limitKw: number | null
  loadKw: number | null
  feederId: string
  substationId: string
}

/** All that decides about one message: the clock, its source, its asset, the newest episode of its alarm, the rules. */
export type Alarm = {
  gridNow: Date
  wallNow: Date
  source: Pick<AlertSource, 'id' | 'name'> | null
  transformer: AlarmTransformer | null
  episode: Alert | null
  settings: AlarmSettings
  /** Rules and windows that nobody has ended */
  rules: SuppressRule[]
}

const READ_ALARM = `
select
  (select row_to_json(c) from "GridClock" c where c.id = 1) as clock,
  row_to_json(s) as source,
  (select row_to_json(t) from (
     select t.id, t.name, t."ratedKva", t."powerFactor", t."limitKw", t."loadKw", t."feederId", f."substationId"
     from "Transformer" t join "Feeder" f on f.id = t."feederId"
     where t.id = any(array[$4::text, $5, mapped."transformerId"]) or t."externalId" = $5
     order by (t.id = $4) desc, coalesce(t."externalId" = $5, false) desc limit 1) t) as transformer,
  (select value from "Setting" where key = 'alarms') as settings,
  (select json_agg(r) from "AlarmRule" r where r."endedAt" is null) as rules,
  (select row_to_json(a) from "Alert" a
   where a."sourceId" = s.id and a."sourceEventId" = $3 order by a."createdAt" desc, a.id desc limit 1) as episode
from (values (1)) one
left join "AlertSource" s on s.format = $2 and s."apiKeyId" is not distinct from $1
left join lateral (
  select m."transformerId" from "AssetMapping" m where m."externalId" = $5 and m."sourceId" in ('', s.id)
  order by m."sourceId" desc limit 1) mapped on true`

/** One round trip: the hot path of intake. */
export async function readAlarm(
  ctx: Context,
  origin: AlertOrigin,
  alarm: { sourceEventId: string; transformerId?: string; externalId?: string },
): Promise<Alarm> {
  const { rows } = await ctx.pool.query({
    name: 'read-alarm',
    text: READ_ALARM,
    values: [
      origin.apiKeyId,
      origin.format,
      alarm.sourceEventId,
      alarm.transformerId ?? null,
      alarm.externalId ?? alarm.transformerId ?? null,
    ],
  })
  const { clock, source, transformer, episode, settings, rules } = rows[0]
  const wallNow = ctx.now()
  return {
    wallNow,
    gridNow: clock
      ? gridTimeAt(
          {
            anchorWallAt: new Date(clock.anchorWallAt),
            anchorGridAt: new Date(clock.anchorGridAt),
            speed: clock.speed,
          },
          wallNow,
        )
      : wallNow,
    source,
    transformer,
    episode: episode ? reviveAlert(episode) : null,
    settings: alarmSettingsOf(settings),
    rules: ((rules ?? []) as SuppressRule[]).map((rule) => ({
      ...rule,
      startsAt: new Date(rule.startsAt),
      endsAt: rule.endsAt && new Date(rule.endsAt),
    })),
  }
}

const DATES = [
  'raisedAt',
  'observedAt',
  'senderObservedAt',
  'clearedAt',
  'closedAt',
  'acknowledgedAt',
  'shelvedUntil',
  'announceAt',
  'clearDueAt',
  'staleSince',
  'chatteringSince',
  'remindedAt',
  'escalatedAt',
  'createdAt',
] as const

function reviveAlert(json: Record<string, unknown>): Alert {
  const row = { ...json }
  for (const key of DATES) row[key] = row[key] === null ? null : new Date(row[key] as string)
  return row as Alert
}
