import type { Alert, Transformer } from '@/lib/db/generated/client'
import { foreseenWindow } from '@/lib/domain/forecast/foreseen-window'
import { thermalNeed } from '@/lib/domain/plan/thermal-need'
import { nameplateOf } from '@/lib/domain/thermal/nameplate-of'
import { runThermal } from '@/lib/domain/thermal/run-thermal'
import { hotSpotC } from '@/lib/domain/thermal/thermal-model'
import { ambientSurchargeK, thermalParams } from '@/lib/domain/thermal/thermal-parameters'
import { limitKwOf, ratedKw } from '@/lib/domain/units/load'
import type { Context } from '@/lib/usecases/context'
import type { StressedNeed } from './read-need'
import { INTERVAL_MINUTES } from './segment-enrolled'

/**
 * What a plan has to deliver against stress that is only foreseen: in the window in which the forecast's 90 % quantile
 * is above the limit, from the temperature that the load until then leads to. Null when the forecast no longer says so.
 */
export async function foreseenNeed(
  ctx: Context,
  alert: Alert & { transformer: Transformer },
): Promise<StressedNeed | null> {
  const { transformer } = alert
  const gridNow = await ctx.gridNow()
  const [forecast, state] = await Promise.all([
    ctx.db.forecast.findUnique({ where: { transformerId: transformer.id } }),
    ctx.db.thermalState.findUnique({ where: { transformerId: transformer.id } }),
  ])
  if (!forecast) return null
  const passed = Math.max(
    0,
    Math.floor((gridNow.getTime() - forecast.startAt.getTime()) / (forecast.stepMinutes * 60_000)),
  )
  const limitKw = limitKwOf(transformer, alert.limitKw)
  const window = foreseenWindow(
    {
      startAt: new Date(forecast.startAt.getTime() + passed * forecast.stepMinutes * 60_000),
      stepMinutes: forecast.stepMinutes,
      p90: forecast.p90.slice(passed),
      limitKw,
      timeToLimitP90At: forecast.timeToLimitP90At,
    },
    INTERVAL_MINUTES,
  )
  if (!window) return null
  const peakKw = Math.max(...window.loadKw, alert.loadKw ?? 0)
  const excessKw = window.loadKw.map((kw) => Math.max(0, kw - limitKw))
  // Never less than the alert itself is above the limit.
  excessKw[window.loadKw.indexOf(Math.max(...window.loadKw))] = Math.max(0, peakKw - limitKw)
  const rated = ratedKw(transformer)
  const nameplate = nameplateOf(transformer)
  const before = window.beforeKw.map((kw) => ({
    minutes: INTERVAL_MINUTES,
    loadPu: kw / rated,
    ambientC: (state?.ambientC ?? 0) + ambientSurchargeK(nameplate),
  }))
  const then = state && runThermal(thermalParams(nameplate), state, before).end
  const thermal =
    state && then
      ? thermalNeed({
          nameplate,
          ratedKw: rated,
          state: then,
          ambientC: state.ambientC,
          hotSpotLimitC: state.hotSpotLimitC,
          intervalMinutes: INTERVAL_MINUTES,
          pathKw: window.loadKw,
          excessKw,
        })
      : null
  const needByIntervalKw = thermal?.needKw ?? excessKw
  return {
    neededKw: Math.max(...needByIntervalKw),
    limitKw,
    loadKw: peakKw,
    precaution: false,
    startAt: window.startAt,
    durationMinutes: window.loadKw.length * INTERVAL_MINUTES,
    needByIntervalKw,
    stress:
      state && then && thermal
        ? {
            hotSpotC: hotSpotC(then),
            hotSpotLimitC: state.hotSpotLimitC,
            minutesToLimit: null,
            thermalKw: thermal.thermalKw,
          }
        : null,
  }
}
