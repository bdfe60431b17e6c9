import type { Db, Tx } from '@/lib/db/client'
import type { AlarmSettings } from '@/lib/domain/alarm/alarm-settings'
import { type Flood, floodState } from '@/lib/domain/alarm/flood-state'
import { type Context, withTransaction } from '@/lib/usecases/context'
import { type GridText, gridText } from '@/lib/usecases/grid-text'
import { LIVE_FOR_MS } from '@/lib/usecases/recommendations/load-enrolled'
import { sayInRoom } from './escalate-alert'

const KEY = 'alarm-flood'
const MOST_FEEDERS = 6
/** One that came just before the flood was found may have been left to it. */
const TOLD_WITHIN_MS = 60_000

type Stored = { active: boolean; since: string | null }

/** Follows the rate of alerts and says once when a flood begins and when it ends. Answers whether it is one. */
export async function watchFlood(ctx: Context, settings: AlarmSettings): Promise<boolean> {
  const flood = await readFlood(ctx, settings)
  if (flood.active === flood.was) return flood.active
  await withTransaction(ctx, async (tx) => {
    await tx.$executeRaw`
      insert into "Setting" (key, value, "updatedAt") values (${KEY}, '{"active":false,"since":null}', ${ctx.now()})
      on conflict do nothing`
    await tx.$queryRaw`select 1 from "Setting" where key = ${KEY} for update`
    const before = await stored(tx)
    if (before.active === flood.active) return
    const value = { active: flood.active, since: flood.active ? ctx.now().toISOString() : null }
    await tx.setting.update({ where: { key: KEY }, data: { value } })
    const untold = flood.active ? [] : await countUntold(tx, before.since)
    await sayInRoom(tx, ctx, null, (spoken) => floodText(gridText(spoken.env), flood, settings, untold))
  })
  return flood.active
}

/** Whether a flood has been announced and not yet ended. */
export async function inFlood(db: Db | Tx): Promise<boolean> {
  return (await stored(db)).active
}

type Untold = { name: string; count: number }

function floodText(t: GridText, flood: FloodNow, settings: AlarmSettings, untold: Untold[]): string {
  const facts = { count: flood.count, minutes: settings.floodMinutes }
  if (flood.active) return t('alarm.floodStarts', { ...facts, operators: flood.operators })
  const over = t('alarm.floodEnds', facts)
  if (untold.length === 0) return over
  const named = untold.slice(0, MOST_FEEDERS).map((row) => `${row.name} ${row.count}`)
  const summed = t('alarm.floodUntold', {
    count: untold.reduce((sum, row) => sum + row.count, 0),
    list: named.join(', '),
    more: Math.max(0, untold.length - MOST_FEEDERS),
  })
  return `${over} ${summed}`
}

/** Low-priority alerts of the flood that got no line of their own, by feeder. */
async function countUntold(tx: Tx, since: string | null): Promise<Untold[]> {
  if (!since) return []
  return tx.$queryRaw<Untold[]>`
    select coalesce(f.name, '?') as name, count(*)::int as count
    from "Alert" a left join "Transformer" t on t.id = a."transformerId" left join "Feeder" f on f.id = t."feederId"
    where a.priority = 3 and a.count > 0 and a."suppressRuleId" is null and a."announceAt" is null
      and a."createdAt" >= ${new Date(Date.parse(since) - TOLD_WITHIN_MS)} and not exists (
        select from "Message" m where m."alertId" = a.id and m.kind = 'alert')
    group by 1 order by 2 desc, 1`
}

export type FloodNow = Flood & { was: boolean; since: string | null; operators: number }

/** Alerts that operators were told in the window (wall time), per operator who is here. */
export async function readFlood(ctx: Context, settings: AlarmSettings): Promise<FloodNow> {
  const now = ctx.now()
  const [{ count, operators }] = await ctx.db.$queryRaw<[{ count: number; operators: number }]>`
    select (select count(*)::int from "Alert" where count > 0 and "suppressRuleId" is null and "announceAt" is null
        and "createdAt" > ${new Date(now.getTime() - settings.floodMinutes * 60_000)}) as count,
      (select count(distinct s."staffId")::int from "Session" s join "StaffUser" u on u.id = s."staffId"
       where s."endedAt" is null and s."expiresAt" > ${now} and u.role <> 'viewer'
         and s."liveAt" > ${new Date(now.getTime() - LIVE_FOR_MS)}) as operators`
  const before = await stored(ctx.db)
  const flood = floodState(before.active, count, operators, settings)
  return { ...flood, was: before.active, since: before.since, operators }
}

async function stored(db: Db | Tx): Promise<Stored> {
  const row = await db.setting.findUnique({ where: { key: KEY } })
  return (row?.value as Stored | undefined) ?? { active: false, since: null }
}
