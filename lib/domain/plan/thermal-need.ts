import { requiredShed } from '@/lib/domain/thermal/required-shed'
import { sustainableLoadPu, type ThermalState } from '@/lib/domain/thermal/thermal-model'
import { ambientSurchargeK, type Nameplate, thermalParams } from '@/lib/domain/thermal/thermal-parameters'

export type ThermalNeed = {
  /** kW to take off in each interval of the event */
  needKw: number[]
  /** Most that the thermal model alone asks for in an interval; 0 when the limit in kW is the stricter one */
  thermalKw: number
}

/**
 * Needed kW by interval: at least what is above the limit in kW, more where the hot-spot would pass its limit.
 * `pathKw` is the load to be safe on in each interval, `excessKw` what of it lies above the limit in kW.
 */
export function thermalNeed(input: {
  nameplate: Nameplate
  ratedKw: number
  state: ThermalState
  ambientC: number
  hotSpotLimitC: number
  intervalMinutes: number
  pathKw: readonly number[]
  excessKw: readonly number[]
}): ThermalNeed {
  const { nameplate, ratedKw, intervalMinutes, hotSpotLimitC } = input
  const params = thermalParams(nameplate)
  const ambientC = input.ambientC + ambientSurchargeK(nameplate)
  const path = input.pathKw
  const shed = requiredShed({
    params,
    start: input.state,
    stepMinutes: intervalMinutes,
    loadKw: path,
    ambientC: path.map(() => ambientC),
    ratedKw,
    window: [0, path.length],
    limitHotSpotC: hotSpotLimitC,
  })
  // Too hot already, whatever is shed: come down to what it can carry for good.
  const sustainableKw = shed.feasible ? 0 : sustainableLoadPu(params, ambientC, hotSpotLimitC) * ratedKw
  const thermal = shed.feasible ? shed.shedKw : path.map((kw) => Math.max(0, kw - sustainableKw))
  return {
    needKw: thermal.map((kw, i) => Math.max(kw, input.excessKw[i]!)),
    thermalKw: Math.max(0, ...thermal),
  }
}

/**
 * The load to be safe on when an alert says that it lasts: its own, higher where the forecast may rise above the present
 * (an upper quantile less the present median); a forecast fall lowers nothing.
 */
export function lastingLoad(loadKw: number, riseKw: readonly number[]): number[] {
  return riseKw.map((rise) => loadKw + Math.max(0, rise))
}
