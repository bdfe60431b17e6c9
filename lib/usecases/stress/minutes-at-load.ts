import type { ThermalState } from '@/lib/domain/thermal/thermal-model'
import { ambientSurchargeK, type Nameplate, thermalParams } from '@/lib/domain/thermal/thermal-parameters'
import { minutesToLimit } from '@/lib/domain/thermal/time-to-limit'

/** Minutes until the hot-spot passes its limit when a load stays as it is for a day; null when it never does. */
export function minutesAtLoad(
  plate: { nameplate: Nameplate; ratedKw: number },
  state: ThermalState & { ambientC: number },
  loadKw: number,
  limitHotSpotC: number,
): number | null {
  const ambientC = state.ambientC + ambientSurchargeK(plate.nameplate)
  const load = { minutes: 1440, loadPu: loadKw / plate.ratedKw, ambientC }
  const minutes = minutesToLimit(thermalParams(plate.nameplate), state, [load], limitHotSpotC)
  return minutes === null ? null : Math.round(minutes)
}
