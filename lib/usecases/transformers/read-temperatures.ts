import { traceTemperatures } from '@/lib/domain/thermal/follow-load'
import { nameplateOf } from '@/lib/domain/thermal/nameplate-of'
import { thermalLimits } from '@/lib/domain/thermal/thermal-limits'
import { ratedKw, round1 } from '@/lib/domain/units/load'
import { AppError } from '@/lib/errors'
import type { TemperaturesDto } from '@/lib/protocol/grid'
import { ReadingQuery } from '@/lib/protocol/grid-queries'
import { requireScopeOrStaff } from '@/lib/usecases/authorize'
import type { Call } from '@/lib/usecases/context'

const DAY_MS = 86_400_000
/** So long before a stretch the model is started: where it started from is forgotten by then. */
const RUN_UP_MS = DAY_MS
const LONGEST_MS = 7 * DAY_MS
/** More points than this are more than a chart can show. */
const MOST_POINTS = 720

/** Hot-spot and top-oil of one transformer over a stretch of grid time: its readings through the thermal model. */
export async function readTemperatures({
  ctx,
  input,
}: Call<{ transformerId: string; query: unknown }>): Promise<TemperaturesDto> {
  requireScopeOrStaff(ctx.actor, 'grid:read')
  const asked = ReadingQuery.parse(input.query)
  const row = await ctx.db.transformer.findUnique({ where: { id: input.transformerId } })
  if (!row) throw new AppError('not-found', 'There is no such transformer.')
  const to = asked.to ? new Date(asked.to) : await ctx.gridNow()
  const from = asked.from ? new Date(asked.from) : new Date(to.getTime() - DAY_MS)
  if (to.getTime() - from.getTime() > LONGEST_MS)
    throw new AppError('invalid-input', 'Ask for at most seven days at a time.')
  const readings = await ctx.db.transformerReading.findMany({
    where: {
      transformerId: row.id,
      observedAt: { gte: new Date(from.getTime() - RUN_UP_MS), lte: to },
    },
    orderBy: { observedAt: 'asc' },
    select: { observedAt: true, loadKw: true, ambientC: true, topOilC: true },
  })
  const nameplate = nameplateOf(row)
  const limits = thermalLimits('normal-cyclic', row.ratedKva, nameplate.paper)
  const traced = traceTemperatures(
    { nameplate, ratedKw: ratedKw(row) },
    readings.map(({ observedAt, ...reading }) => ({ ...reading, atMs: observedAt.getTime() })),
  ).filter(({ atMs }) => atMs >= from.getTime())
  const stride = Math.ceil(traced.length / MOST_POINTS)
  return {
    transformerId: row.id,
    hotSpotLimitC: limits.hotSpotC,
    topOilLimitC: limits.topOilC,
    points: traced
      // The newest point stays, whatever the stride.
      .filter((_, i) => (traced.length - 1 - i) % stride === 0)
      .map((point) => ({
        at: new Date(point.atMs).toISOString(),
        hotSpotC: round1(point.hotSpotC),
        topOilC: round1(point.topOilC),
      })),
  }
}
