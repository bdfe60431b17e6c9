import { uuidV7 } from '@/lib/db/uuid-v7'
import { actorName } from '@/lib/domain/actor'
import type { AlarmSettings } from '@/lib/domain/alarm/alarm-settings'
import { isChattering } from '@/lib/domain/alarm/is-chattering'
import { type Context, withTransaction } from '@/lib/usecases/context'
import { gridText } from '@/lib/usecases/grid-text'
import { sayInRoom } from './escalate-alert'

/** Minutes of shelving that are suggested for an alarm that chatters; a person confirms. */
export const SUGGESTED_SHELVE_MINUTES = 15
/** The same alarm is spoken of once in this time. */
const QUIET_MS = 15 * 60_000

type Episode = { id: string; over: boolean; name: string; marked: boolean }

/** Marks alarms that came and went too often in the last minute (wall time), and suggests to put them aside. */
export async function markChattering(ctx: Context, settings: AlarmSettings): Promise<void> {
  const now = ctx.now()
  const since = new Date(now.getTime() - settings.chatterSeconds * 1000)
  const rows = await ctx.db.$queryRaw<(Episode & { alarm: string })[]>`
    select a.id, a."sourceId" || ' ' || a."sourceEventId" as alarm, a."clearedAt" is not null as over,
      coalesce(t.name, a."externalId", a."sourceEventId") as name, a."chatteringSince" is not null as marked
    from "Alert" a left join "Transformer" t on t.id = a."transformerId"
    where a."createdAt" > ${since} and a.count > 0 order by a."createdAt"`
  for (const episodes of Map.groupBy(rows, (row) => row.alarm).values()) {
    const newest = episodes.at(-1)!
    if (newest.marked || !isChattering(episodes, settings)) continue
    await mark(
      ctx,
      newest,
      episodes.map((episode) => episode.id),
    )
  }
}

async function mark(ctx: Context, { id, name }: Episode, episodeIds: string[]): Promise<void> {
  const now = ctx.now()
  const gridNow = await ctx.gridNow()
  await withTransaction(ctx, async (tx) => {
    const { count } = await tx.alert.updateMany({
      where: { id, chatteringSince: null },
      data: { chatteringSince: now, version: { increment: 1 } },
    })
    if (count === 0) return
    await tx.alertEvent.create({
      data: {
        id: uuidV7(),
        alertId: id,
        kind: 'chattering',
        actor: actorName(ctx.actor),
        data: { episodes: episodeIds.length },
        gridAt: gridNow,
        at: now,
      },
    })
    const { sourceId, sourceEventId } = await tx.alert.findUniqueOrThrow({ where: { id } })
    const spoken = await tx.alert.count({
      where: {
        sourceId,
        sourceEventId,
        id: { not: id },
        chatteringSince: { gt: new Date(now.getTime() - QUIET_MS) },
      },
    })
    if (spoken > 0) return
    const facts = { name, minutes: SUGGESTED_SHELVE_MINUTES }
    await sayInRoom(tx, ctx, { id }, (said) => gridText(said.env)('alarm.chattering', facts))
  })
}
