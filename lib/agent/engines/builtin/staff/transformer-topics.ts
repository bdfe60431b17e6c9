import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import { time } from './alert-topics'

export async function transformerStatus(turn: Turn, act: Act): Promise<Reply> {
  const { t, ctx, memory } = turn
  const id = act.slots.transformerId ?? memory.transformerId
  const row = id ? await ctx.db.transformer.findUnique({ where: { id }, include: { feeder: true } }) : null
  if (!row) return say(t('staff.whichTransformer'))
  if (row.loadKw === null || !row.observedAt) return say(t('staff.noReading', { transformer: row.id }))
  const homes = await ctx.db.meter.count({ where: { transformerId: row.id } })
  const enrolled = await ctx.db.$queryRaw<{ n: bigint }[]>`
    SELECT count(*) AS n FROM "Enrollment" e JOIN "Meter" m ON m."id" = e."meterId"
    WHERE m."transformerId" = ${row.id} AND e."state" = 'active'`
  return {
    ...say(
      t('staff.transformer', {
        transformer: row.id,
        name: row.name,
        rated: row.ratedKva,
        load: Math.round(row.loadKw),
        percent: Math.round((row.loadKw / row.powerFactor / row.ratedKva) * 100),
        at: time(turn, row.observedAt),
        homes,
        enrolled: Number(enrolled[0]?.n ?? 0),
        simulated: row.loadSimulated ? t('staff.simulated') : '',
      }),
    ),
    memory: { transformerId: row.id },
  }
}

export async function networkSummary(turn: Turn, _act: Act): Promise<Reply> {
  const { t, ctx } = turn
  const rows = await ctx.db.transformer.findMany({ where: { loadKw: { not: null } } })
  const alerts = await ctx.db.alert.count({ where: { state: { in: ['active', 'acknowledged'] } } })
  const running = await ctx.db.activation.count({
    where: { state: { in: ['scheduled', 'notifying', 'active', 'measuring'] } },
  })
  const busiest = rows
    .map((row) => ({
      id: row.id,
      percent: Math.round(((row.loadKw ?? 0) / row.powerFactor / row.ratedKva) * 100),
    }))
    .toSorted((a, b) => b.percent - a.percent)
    .slice(0, 3)
  return say(
    t('staff.network', {
      count: rows.length,
      alerts,
      running,
      busiest: busiest.map((b) => `${b.id} ${b.percent} %`).join(', '),
    }),
  )
}
