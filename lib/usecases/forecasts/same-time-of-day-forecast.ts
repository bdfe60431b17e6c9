import { sameTimeOfDay } from '@/lib/domain/forecast/same-time-of-day'
import type { Context } from '@/lib/usecases/context'

const STEP_MINUTES = 15
const STEP_MS = STEP_MINUTES * 60_000
const HISTORY_DAYS = 7
const STEPS = 96

/** What stands in until a model is fitted: the quarter hours of the last week, by time of day. */
export async function sameTimeOfDayForecast(ctx: Context, transformerId: string, gridNow: Date) {
  const from = new Date(Math.ceil(gridNow.getTime() / STEP_MS) * STEP_MS)
  const history = await readHistory(ctx, transformerId, from)
  const points = sameTimeOfDay(history, { from, stepMinutes: STEP_MINUTES, steps: STEPS })
  return { stepMinutes: STEP_MINUTES, points }
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
