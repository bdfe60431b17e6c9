import type { Alert, Forecast, Transformer } from '@/lib/db/generated/client'
import { type PlanNeed, PRECAUTION_SHARE, planNeed } from '@/lib/domain/alert/plan-need'
import { lastingLoad, thermalNeed } from '@/lib/domain/plan/thermal-need'
import { nameplateOf } from '@/lib/domain/thermal/nameplate-of'
import { limitKwOf, ratedKw } from '@/lib/domain/units/load'
import type { Context } from '@/lib/usecases/context'
import { stressAtLoad } from '@/lib/usecases/stress/stress-at-load'
import { foreseenNeed } from './foreseen-need'
import { INTERVAL_MINUTES } from './segment-enrolled'

export type StressedNeed = PlanNeed & {
  durationMinutes: number
  /** When the stress is foreseen (grid time); null when it is here */
  startAt: Date | null
  /** By quarter hour of the event; neededKw is its highest */
  needByIntervalKw: number[]
  /** What the thermal model says; null while the transformer's temperature is not known */
  stress: { hotSpotC: number; hotSpotLimitC: number; minutesToLimit: number | null; thermalKw: number } | null
}

export const DEFAULT_DURATION_MINUTES = 120

/** No program is called for longer at a time: a longer need is met by a further call. */
const LONGEST_EVENT_MINUTES = 240
const SHORTEST_EVENT_MINUTES = 5

/** What an alert's plan has to deliver: what is above the limit in kW, and more where the hot-spot asks for it. */
export async function readNeed(
  ctx: Context,
  alert: Alert & { transformer: Transformer },
): Promise<StressedNeed> {
  const { transformer } = alert
  const foreseen = alert.predicted ? await foreseenNeed(ctx, alert) : null
  if (foreseen) return foreseen
  const asked = alert.expectedDurationMinutes ?? DEFAULT_DURATION_MINUTES
  const durationMinutes = Math.max(SHORTEST_EVENT_MINUTES, Math.min(asked, LONGEST_EVENT_MINUTES))
  const need = planNeed(alert, transformer) ?? precaution(alert, transformer)
  const intervals = Math.max(1, Math.ceil(durationMinutes / INTERVAL_MINUTES))
  const flat = new Array<number>(intervals).fill(need.neededKw)
  const known = await stressAtLoad(ctx.db, transformer, need.loadKw)
  if (!known || need.loadKw === null)
    return { ...need, startAt: null, durationMinutes, needByIntervalKw: flat, stress: null }
  const forecast = await ctx.db.forecast.findUnique({ where: { transformerId: transformer.id } })
  const { needKw, thermalKw } = thermalNeed({
    nameplate: nameplateOf(transformer),
    ratedKw: ratedKw(transformer),
    state: known.state,
    ambientC: known.state.ambientC,
    hotSpotLimitC: known.hotSpotLimitC,
    intervalMinutes: INTERVAL_MINUTES,
    pathKw: lastingLoad(need.loadKw, riseOf(forecast, await ctx.gridNow(), intervals)),
    excessKw: flat,
  })
  const { hotSpotC, hotSpotLimitC, minutesToLimit } = known
  return {
    ...need,
    neededKw: Math.max(...needKw),
    precaution: need.precaution && thermalKw <= need.neededKw,
    startAt: null,
    durationMinutes,
    needByIntervalKw: needKw,
    stress: { hotSpotC, hotSpotLimitC, minutesToLimit, thermalKw },
  }
}

/** Somebody asks for a plan where none is due: a small relief, said to be one. */
function precaution(alert: Alert, transformer: Transformer): PlanNeed {
  return {
    neededKw: PRECAUTION_SHARE * ratedKw(transformer),
    limitKw: limitKwOf(transformer, alert.limitKw),
    loadKw: alert.loadKw ?? transformer.loadKw,
    precaution: true,
  }
}

/** How far the load may rise above now: the 90 % quantile less the present median, 0 where nothing is forecast. */
function riseOf(forecast: Forecast | null, gridNow: Date, intervals: number): number[] {
  if (!forecast) return new Array<number>(intervals).fill(0)
  const stepMs = forecast.stepMinutes * 60_000
  const stepAt = (atMs: number) => Math.floor((atMs - forecast.startAt.getTime()) / stepMs)
  const present = forecast.p50[Math.max(0, stepAt(gridNow.getTime()))]
  return Array.from({ length: intervals }, (_, i) => {
    const upper = forecast.p90[stepAt(gridNow.getTime() + i * INTERVAL_MINUTES * 60_000)]
    return present === undefined || upper === undefined ? 0 : upper - present
  })
}
