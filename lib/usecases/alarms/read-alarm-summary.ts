import type { AlarmGroup, AlarmSummary } from '@/lib/protocol/alarm'
import { requireScopeOrStaff } from '@/lib/usecases/authorize'
import type { Context } from '@/lib/usecases/context'
import { readAlarmSettings } from './alarm-settings'
import { readFlood } from './watch-flood'

type Counts = {
  p1: number
  p2: number
  p3: number
  unacknowledged: number
  shelved: number
  suppressed: number
  stale: number
  chattering: number
}

/** What the alarm strip and the flood banner say, with what stands now as one trouble by feeder, first event first. */
export async function readAlarmSummary(ctx: Context): Promise<AlarmSummary> {
  requireScopeOrStaff(ctx.actor, 'alerts:read')
  const settings = await readAlarmSettings(ctx.db)
  const [flood, groups, [counts]] = await Promise.all([
    readFlood(ctx, settings),
    readGroups(ctx),
    ctx.db.$queryRaw<[Counts]>`
      select count(*) filter (where seen and priority = 1)::int as p1,
        count(*) filter (where seen and priority = 2)::int as p2,
        count(*) filter (where seen and priority = 3)::int as p3,
        count(*) filter (where seen and state in ('active', 'returned'))::int as unacknowledged,
        count(*) filter (where "shelvedUntil" is not null)::int as shelved,
        count(*) filter (where "suppressRuleId" is not null)::int as suppressed,
        count(*) filter (where seen and "staleSince" is not null)::int as stale,
        count(*) filter (where seen and "chatteringSince" is not null)::int as chattering
      from (select *, "shelvedUntil" is null and "suppressRuleId" is null and "announceAt" is null as seen
        from "Alert" where state in ('active', 'acknowledged', 'returned') and count > 0) a`,
  ])
  return {
    open: { '1': counts.p1, '2': counts.p2, '3': counts.p3 },
    unacknowledged: counts.unacknowledged,
    shelved: counts.shelved,
    suppressed: counts.suppressed,
    stale: counts.stale,
    chattering: counts.chattering,
    flood: {
      active: flood.active,
      since: flood.since,
      count: flood.count,
      perOperator: Math.round(flood.perOperator * 10) / 10,
      operators: flood.operators,
      windowMinutes: settings.floodMinutes,
    },
    groups,
  }
}

type GroupRow = Omit<AlarmGroup, 'byPriority' | 'firstAt' | 'lastAt'> & {
  p1: number
  p2: number
  p3: number
  firstAt: Date
  lastAt: Date
}

async function readGroups(ctx: Context): Promise<AlarmGroup[]> {
  const rows = await ctx.db.$queryRaw<GroupRow[]>`
    select f.id as "feederId", f.name as "feederName", s.name as "substationName", count(*)::int as count,
      count(*) filter (where a.state = 'active')::int as unacknowledged,
      count(*) filter (where a.priority = 1)::int as p1, count(*) filter (where a.priority = 2)::int as p2,
      count(*) filter (where a.priority = 3)::int as p3, count(distinct a."transformerId")::int as transformers,
      (array_agg(a.id order by a."raisedAt", a.id))[1] as "firstAlertId", min(a."raisedAt") as "firstAt",
      max(a."raisedAt") as "lastAt"
    from "Alert" a left join "Transformer" t on t.id = a."transformerId" left join "Feeder" f on f.id = t."feederId"
      left join "Substation" s on s.id = f."substationId"
    where a.state in ('active', 'acknowledged') and a."clearedAt" is null and a.count > 0
      and a."shelvedUntil" is null and a."suppressRuleId" is null and a."announceAt" is null
    group by f.id, f.name, s.name
    order by min(a.priority), min(a."raisedAt")`
  return rows.map(({ p1, p2, p3, firstAt, lastAt, ...row }) => ({
    ...row,
    byPriority: { '1': p1, '2': p2, '3': p3 },
    firstAt: firstAt.toISOString(),
    lastAt: lastAt.toISOString(),
  }))
}
