import { say } from '@/lib/agent/turn'
import { clockTime } from './local-time'
import type { StaffTopic } from './staff-topic'

/** Load of a transformer now, what the thermal model makes of it, and what is forecast. */
export const transformerStatus: StaffTopic = async (turn, act) => {
  const { t, ctx, memory } = turn
  const id = act.slots.transformerId ?? memory.transformerId
  const row = id
    ? await ctx.db.transformer.findUnique({
        where: { id },
        include: { feeder: true, thermalState: true, forecast: true },
      })
    : null
  if (!row) return say(id ? t('staff.noSuchTransformer', { transformer: id }) : t('staff.whichTransformer'))
  if (row.loadKw === null || !row.observedAt) return say(t('staff.noReading', { transformer: row.id }))
  const homes = await ctx.db.meter.count({ where: { transformerId: row.id } })
  const enrolled = await ctx.db.$queryRaw<{ n: bigint }[]>`
    SELECT count(*) AS n FROM "Enrollment" e JOIN "Meter" m ON m."id" = e."meterId"
    WHERE m."transformerId" = ${row.id} AND e."state" = 'active'`
  const { thermalState, forecast } = row
  const lines = [
    t('staff.transformer', {
      transformer: row.id,
      name: row.name,
      rated: row.ratedKva,
      load: Math.round(row.loadKw),
      percent: Math.round((row.loadKw / row.powerFactor / row.ratedKva) * 100),
      at: clockTime(turn, row.observedAt),
      homes,
      enrolled: Number(enrolled[0]?.n ?? 0),
      simulated: row.loadSimulated ? t('staff.simulated') : '',
    }),
  ]
  if (thermalState)
    lines.push(
      t('staff.stress', {
        hotSpot: Math.round(thermalState.hotSpotC),
        limit: Math.round(thermalState.hotSpotLimitC),
        minutes: thermalState.minutesToLimit === null ? -1 : Math.round(thermalState.minutesToLimit),
      }),
    )
  if (forecast && forecast.p50.length > 0) {
    const peak = Math.max(...forecast.p50)
    const at = new Date(
      forecast.startAt.getTime() + forecast.p50.indexOf(peak) * forecast.stepMinutes * 60_000,
    )
    lines.push(
      t('staff.forecast', {
        peak: Math.round(peak),
        high: Math.round(Math.max(...forecast.p90)),
        at: clockTime(turn, at),
        risk: Math.round(forecast.pOverLimit * 100),
      }),
    )
  }
  return { ...say(lines.join(' ').trim()), memory: { transformerId: row.id } }
}

/** How many report, what is active, who is most loaded; of one feeder when it is named. */
export const networkSummary: StaffTopic = async (turn, act) => {
  const { t, ctx } = turn
  const { feederId } = act.slots
  const where = feederId ? { feederId } : {}
  const rows = await ctx.db.transformer.findMany({ where: { ...where, loadKw: { not: null } } })
  const alerts = await ctx.db.alert.count({
    where: { state: { in: ['active', 'acknowledged'] }, ...(feederId ? { transformer: { feederId } } : {}) },
  })
  const ids = rows.map((row) => row.id)
  const running = await ctx.db.activation.count({
    where: {
      state: { in: ['scheduled', 'notifying', 'active', 'measuring'] },
      ...(feederId ? { transformerId: { in: ids } } : {}),
    },
  })
  const hottest = /\bhot/i.test(turn.text)
  const busiest = rows
    .map((row) => ({
      id: row.id,
      percent: Math.round(((row.loadKw ?? 0) / row.powerFactor / row.ratedKva) * 100),
      hotSpotC: row.hotSpotC ?? -273,
    }))
    .toSorted((a, b) => (hottest ? b.hotSpotC - a.hotSpotC : b.percent - a.percent))
    .slice(0, 3)
  const shown = (one: (typeof busiest)[number]) =>
    hottest && one.hotSpotC > -273 ? `${one.id} ${Math.round(one.hotSpotC)} °C` : `${one.id} ${one.percent} %`
  return say(
    t('staff.network', {
      count: rows.length,
      alerts,
      running,
      busiest: busiest.map(shown).join(', ') || '–',
    }),
  )
}
