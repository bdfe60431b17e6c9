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
 * `riseKw` is how far the load may yet rise above its present value in each interval (an upper quantile of the
 * forecast less its present median); a forecast fall lowers nothing, because the alert says that the load lasts.
 */
export function thermalNeed(input: {
  nameplate: Nameplate
  ratedKw: number
  state: ThermalState
  ambientC: number
  hotSpotLimitC: number
  intervalMinutes: number
  loadKw: number
  excessKw: number
  riseKw: readonly number[]
}): ThermalNeed {
  const { nameplate, ratedKw, intervalMinutes, hotSpotLimitC } = input
  const params = thermalParams(nameplate)
  const ambientC = input.ambientC + ambientSurchargeK(nameplate)
  const path = input.riseKw.map((rise) => input.loadKw + Math.max(0, rise))
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
    needKw: thermal.map((kw) => Math.max(kw, input.excessKw)),
    thermalKw: Math.max(0, ...thermal),
  }
}
