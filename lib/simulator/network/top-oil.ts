import { restingState, steadyState, stepThermal, type ThermalState } from '@/lib/domain/thermal/thermal-model'
import { thermalParams } from '@/lib/domain/thermal/thermal-parameters'

type Plate = { ratedKva: number; powerFactor: number; loadLossKw: number; noLoadLossKw: number }

/** Follows a simulated transformer's top-oil thermometer; `start` is its last reading, or null to begin settled. */
export function topOilFollower(
  plate: Plate,
  start: number | null,
): (minutes: number, loadKw: number, ambientC: number) => number {
  const params = thermalParams({
    cooling: 'ONAN',
    ratedKva: plate.ratedKva,
    lossRatio: plate.loadLossKw / plate.noLoadLossKw,
  })
  const ratedKw = plate.ratedKva * plate.powerFactor
  let state: ThermalState | null = start === null ? null : restingState(start)
  return (minutes, loadKw, ambientC) => {
    const load = { minutes, loadPu: loadKw / ratedKw, ambientC }
    state = state === null ? steadyState(params, load.loadPu, ambientC) : stepThermal(params, state, load)
    return Math.round(state.topOilC * 10) / 10
  }
}
