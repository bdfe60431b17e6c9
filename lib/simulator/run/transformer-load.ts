import { lossesKw, servedKwAt } from '@/lib/simulator/network/transformer-losses'

type Plate = { ratedKva: number; powerFactor: number; loadLossKw: number; noLoadLossKw: number }

export type TransformerLoad = {
  /** What its meters draw now */
  metersKw: number
  /** The labelled transfer of a scenario; 0 without one */
  transferKw: number
  lossesKw: number
  loadKw: number
}

/**
 * Load of a simulated transformer: its meters, the scenario's transfer, and the losses of both together.
 * The transfer is sized on the undisturbed meters, so that without any reduction the load is the scenario's.
 */
export function transformerLoad(
  plate: Plate,
  undisturbedKw: number,
  reductionKw: number,
  scenarioLoadKw: number | null,
): TransformerLoad {
  const metersKw = undisturbedKw - reductionKw
  const transferKw = scenarioLoadKw === null ? 0 : servedKwAt(plate, scenarioLoadKw) - undisturbedKw
  const losses = lossesKw(plate, metersKw + transferKw)
  return { metersKw, transferKw, lossesKw: losses, loadKw: metersKw + transferKw + losses }
}
