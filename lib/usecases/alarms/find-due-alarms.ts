import type { AlarmSettings } from '@/lib/domain/alarm/alarm-settings'
import type { Context } from '@/lib/usecases/context'

export type DueAlarm = {
  id: string
  /** The on-delay is over, the off-delay is over, the shelf time is over, what hid it is over */
  announce: boolean
  clear: boolean
  unshelve: boolean
  unsuppress: boolean
  stale: boolean
  remind: boolean
  escalate: boolean
}

const MOST = 200

/** Open alerts that owe something to the clock alone, in one read of the open ones. */
export async function findDueAlarms(ctx: Context, settings: AlarmSettings): Promise<DueAlarm[]> {
  const gridNow = await ctx.gridNow()
  const before = (minutes: number) => new Date(ctx.now().getTime() - minutes * 60_000)
  const { rows } = await ctx.pool.query<DueAlarm>({
    name: 'due-alarms',
    text: DUE,
    values: [
      gridNow,
      settings.staleAfterHours * 3600,
      before(settings.remindAfterMinutes),
      before(settings.escalateAfterMinutes),
      settings.escalationEmails.length + settings.escalationPhones.length > 0,
      MOST,
    ],
  })
  return rows
}

const DUE = `
select * from (
  select a.id,
    coalesce(a."announceAt" <= $1, false) as announce,
    coalesce(a."clearDueAt" <= $1, false) as clear,
    coalesce(a."shelvedUntil" <= $1, false) as unshelve,
    a."suppressRuleId" is not null and r.id is null as unsuppress,
    a."staleSince" is null and a."observedAt" +
      least($2::float8, coalesce(2 * s."heartbeatSeconds", $2::float8)) * interval '1 second' <= $1 as stale,
    told.waits and a.priority <= 2 and a."remindedAt" is null and a."createdAt" <= $3 as remind,
    told.waits and a.priority = 1 and a."escalatedAt" is null and a."createdAt" <= $4 and ($5 or listens.any) as escalate
  from "Alert" a
  join "AlertSource" s on s.id = a."sourceId"
  left join "AlarmRule" r on r.id = a."suppressRuleId" and r."endedAt" is null
    and (r."endsAt" is null or r."endsAt" > $1)
  cross join lateral (select a.state = 'active' and a."shelvedUntil" is null and a."suppressRuleId" is null
    and a."announceAt" is null as waits) told
  cross join (select exists (select 1 from "WebhookEndpoint" w
    where w.state = 'active' and 'alert.escalated' = any(w.events)) as any) listens
  where a.state in ('active', 'acknowledged') and a."clearedAt" is null and a.count > 0) due
where announce or clear or unshelve or unsuppress or stale or remind or escalate
order by clear desc, announce desc limit $6`
