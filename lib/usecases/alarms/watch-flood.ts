import type { Db, Tx } from '@/lib/db/client'
import type { AlarmSettings } from '@/lib/domain/alarm/alarm-settings'
import { type Flood, floodState } from '@/lib/domain/alarm/flood-state'
import { type Context, withTransaction } from '@/lib/usecases/context'
import { gridText } from '@/lib/usecases/grid-text'
import { LIVE_FOR_MS } from '@/lib/usecases/recommendations/load-enrolled'
import { sayInRoom } from './escalate-alert'

const KEY = 'alarm-flood'

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
    if ((await stored(tx)).active === flood.active) return
    const value = { active: flood.active, since: flood.active ? ctx.now().toISOString() : null }
    await tx.setting.update({ where: { key: KEY }, data: { value } })
    const t = gridText(ctx.env)
    const text = flood.active
      ? t('alarm.floodStarts', {
          count: flood.count,
          minutes: settings.floodMinutes,
          operators: flood.operators,
        })
      : t('alarm.floodEnds', { count: flood.count, minutes: settings.floodMinutes })
    await sayInRoom(tx, null, text)
  })
  return flood.active
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
