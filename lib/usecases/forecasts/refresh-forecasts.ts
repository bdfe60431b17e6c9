import { lookAhead, type OutlookJob } from '@/lib/analytics/look-ahead'
import { ASSUMED_AMBIENT_C } from '@/lib/domain/thermal/follow-load'
import { nameplateOf } from '@/lib/domain/thermal/nameplate-of'
import { requireStaffOrSystem } from '@/lib/usecases/authorize'
import type { Context } from '@/lib/usecases/context'
import { DAY_MS, type DueForecast, findDueFits, findDueForecasts } from './find-due'
import { judgeForecasts } from './judge-forecasts'
import { type LoadHistory, readHistories, readSteps } from './read-history'
import { type Issued, writeForecasts } from './write-forecasts'

/** What a model learns from, and what a fitted one looks back on. */
const FIT_DAYS = 45
const LOOK_BACK_DAYS = 9
/** A day, and the time until the next forecast takes over. */
const HORIZON_HOURS = 26
const RECENT_HOURS = 24
/** Fits take a third of a second each: a few at a time, so that nobody notices. */
const FITS_AT_ONCE = 4
const FORECASTS_AT_ONCE = 100

export type RefreshedForecasts = { issued: number; fitted: number }

/**
 * Issues the forecasts that are due: hourly for every transformer with a model, with a refit once a grid day, and
 * raises or clears predicted alerts by them. A share of the work at a time; run by a loop until nothing is left.
 */
export async function refreshForecasts(ctx: Context, signal?: AbortSignal): Promise<RefreshedForecasts> {
  requireStaffOrSystem(ctx.actor, 'admin')
  const gridNow = await ctx.gridNow()
  const fits = await findDueFits(ctx, gridNow, FITS_AT_ONCE)
  const fitting = new Set(fits.map((one) => one.id))
  const due = await findDueForecasts(ctx, gridNow, FORECASTS_AT_ONCE)
  const fitted = await issue(ctx, fits, { gridNow, days: FIT_DAYS, signal })
  const forecast = await issue(
    ctx,
    due.filter((one) => !fitting.has(one.id)),
    { gridNow, days: LOOK_BACK_DAYS, signal },
  )
  const issued = [...fitted, ...forecast]
  await judgeForecasts(ctx, issued)
  return { issued: issued.length, fitted: fitted.length }
}

async function issue(
  ctx: Context,
  transformers: readonly DueForecast[],
  { gridNow, days, signal }: { gridNow: Date; days: number; signal: AbortSignal | undefined },
): Promise<Issued[]> {
  if (transformers.length === 0) return []
  const ids = transformers.map((one) => one.id)
  const steps = await readSteps(ctx, ids, new Date(gridNow.getTime() - 2 * DAY_MS))
  const wanted = transformers.map(({ id, model }) => ({
    id,
    stepMinutes: model?.card.stepMinutes ?? steps.get(id)!,
  }))
  const histories = await readHistories(ctx, wanted, { to: gridNow, days })
  const jobs = transformers.flatMap((one) => jobOf(one, histories.get(one.id)!, ctx.env.TIME_ZONE))
  const outlooks = await lookAhead(
    jobs.map(({ job }) => job),
    signal,
  )
  const issued = outlooks.map((outlook, i): Issued => ({ ...jobs[i]!, outlook }))
  await writeForecasts(ctx, issued, gridNow)
  return issued
}

/** Nothing to forecast from yet: nothing is asked of the worker. */
function jobOf(
  one: DueForecast,
  whole: LoadHistory,
  timeZone: string,
): { job: OutlookJob; ambientFrom: Issued['ambientFrom'] }[] {
  const history = fromFirstReading(whole)
  const perHour = 60 / history.stepMinutes
  if (history.kw.length < 48 * perHour) return []
  const { ambientC, from } = ambientOf(history)
  const recent = Array.from({ length: RECENT_HOURS * perHour }, (_, i) => {
    const at = history.kw.length - RECENT_HOURS * perHour + i
    return { loadKw: history.kw[at]!, ambientC: ambientC[i]! }
  }).filter(({ loadKw }) => Number.isFinite(loadKw))
  return [
    {
      ambientFrom: from,
      job: {
        id: one.id,
        startMs: history.startMs,
        stepMinutes: history.stepMinutes,
        kw: history.kw,
        timeZone,
        horizon: HORIZON_HOURS * perHour,
        model: one.model,
        stress: {
          nameplate: nameplateOf(one),
          powerFactor: one.powerFactor,
          recent,
          ...(one.topOilC === null ? {} : { topOilC: one.topOilC }),
          ambientC,
        },
      },
    },
  ]
}

function fromFirstReading(history: LoadHistory): LoadHistory {
  const first = history.kw.findIndex((kw) => Number.isFinite(kw))
  if (first <= 0) return first < 0 ? { ...history, kw: new Float64Array() } : history
  return {
    ...history,
    startMs: history.startMs + first * history.stepMinutes * 60_000,
    kw: history.kw.subarray(first).slice(),
    ambientC: history.ambientC.subarray(first).slice(),
  }
}

/** Ambient of the coming day as that of the last one, held over gaps; the stated default where nobody measured any. */
function ambientOf({ ambientC, stepMinutes }: LoadHistory): {
  ambientC: number[]
  from: Issued['ambientFrom']
} {
  const day = ambientC.slice(-(RECENT_HOURS * 60) / stepMinutes)
  let last = day.find((value) => Number.isFinite(value))
  if (last === undefined) return { ambientC: Array.from(day, () => ASSUMED_AMBIENT_C), from: 'assumed' }
  return {
    ambientC: Array.from(day, (value) => {
      if (Number.isFinite(value)) last = value
      return last as number
    }),
    from: 'measured',
  }
}
