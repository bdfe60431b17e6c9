import { sameTimeOfDay } from '@/lib/domain/forecast/same-time-of-day'
import { limitKwOf, loadPercentOf, round1 } from '@/lib/domain/units/load'
import { AppError } from '@/lib/errors'
import type { ForecastDto } from '@/lib/protocol/grid'
import { requireScopeOrStaff } from '@/lib/usecases/authorize'
import type { Call, Context } from '@/lib/usecases/context'

const STEP_MINUTES = 15
const STEP_MS = STEP_MINUTES * 60_000
const HISTORY_DAYS = 7
const STEPS = 96

/** The next 24 hours of one transformer; says itself which model made it. */
export async function forecastLoad({ ctx, input }: Call<{ transformerId: string }>): Promise<ForecastDto> {
  requireScopeOrStaff(ctx.actor, 'grid:read')
  const transformer = await ctx.db.transformer.findUnique({ where: { id: input.transformerId } })
  if (!transformer) throw new AppError('not-found', 'There is no such transformer.')
  const gridNow = await ctx.gridNow()
  const from = new Date(Math.ceil(gridNow.getTime() / STEP_MS) * STEP_MS)
  const history = await readHistory(ctx, transformer.id, from)
  const points = sameTimeOfDay(history, { from, stepMinutes: STEP_MINUTES, steps: STEPS })
  const limitKw = limitKwOf(transformer)
  const first = points.find((point) => point.p50 > limitKw)
  return {
    transformerId: transformer.id,
    model: 'same-time-of-day',
    issuedAt: gridNow.toISOString(),
    limitKw: round1(limitKw),
    points: points.map((point) => ({
      at: point.at.toISOString(),
      p10: round1(point.p10),
      p50: round1(point.p50),
      p90: round1(point.p90),
      p50Percent: round1(loadPercentOf(point.p50, transformer)),
    })),
    hotSpotC: transformer.hotSpotC,
    hotSpot: [],
    minutesToLimit: first ? Math.round((first.at.getTime() - gridNow.getTime()) / 60_000) : null,
  }
}

/** Mean kW of the quarter hours of the last days; null where no reading came. */
async function readHistory(ctx: Context, transformerId: string, to: Date): Promise<(number | null)[]> {
  const from = new Date(to.getTime() - HISTORY_DAYS * 86_400_000)
  const { rows } = await ctx.pool.query<{ step: number; kw: number }>(
    `select floor(extract(epoch from "observedAt" - $2::timestamptz) / $4)::int as step, avg("loadKw") as kw
     from "TransformerReading" where "transformerId" = $1 and "observedAt" >= $2 and "observedAt" < $3 group by 1`,
    [transformerId, from, to, STEP_MS / 1000],
  )
  const history = new Array<number | null>(HISTORY_DAYS * 96).fill(null)
  for (const { step, kw } of rows) history[step] = kw
  return history
}
