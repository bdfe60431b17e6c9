export type Paper = 'normal' | 'upgraded'

/** Parameters of the IEC 60076-7 recursion; rises and gradients in K at rated load, times in minutes. */
export type ThermalParams = {
  topOilRiseK: number
  /** Hot-spot factor times winding gradient (H x g). */
  hotSpotGradientK: number
  /** Load losses over no-load losses at rated load. */
  lossRatio: number
  oilExponent: number
  windingExponent: number
  oilTimeConstantMin: number
  windingTimeConstantMin: number
  k11: number
  k21: number
  k22: number
  paper: Paper
}

export type Cooling = 'ONAN' | 'ONAF' | 'OF' | 'OD'

export type Nameplate = {
  cooling: Cooling
  ratedKva: number
  /** From the nameplate's losses; typical for the rating when not known. */
  lossRatio?: number
  paper?: Paper
  /** In a kiosk or building: 10 K more, on the oil's rise for distribution units, on the ambient for larger ones. */
  indoor?: boolean
}

const DISTRIBUTION_LIMIT_KVA = 2500
export const INDOOR_SURCHARGE_K = 10

const SHAPES = {
  'ONAN-distribution': shape(55, 23, 180, 4, 0.8, 1.6, 1, 1, 2),
  ONAN: shape(52, 26, 210, 10, 0.8, 1.3, 0.5, 2, 2),
  ONAF: shape(52, 26, 150, 7, 0.8, 1.3, 0.5, 2, 2),
  // Rises and gradients of directed and forced oil are common handbook values, to be replaced by a test report's.
  OF: shape(56, 22, 90, 7, 1, 1.3, 1, 1.3, 1),
  OD: shape(49, 29, 90, 7, 1, 2, 1, 1, 1),
} as const

/** Load over no-load losses of common distribution ratings (kVA), and of a 25 MVA unit (SimBench nameplates). */
const LOSS_RATIOS: readonly (readonly [number, number])[] = [
  [160, 5.11],
  [250, 3.75],
  [400, 4],
  [630, 4.18],
  [25_000, 7.32],
]

/**
 * The parameter set for a transformer by cooling and size, where no heat-run test is at hand.
 * The ambient surcharge of an indoor power transformer is the caller's: see ambientSurchargeK.
 */
export function thermalParams(nameplate: Nameplate): ThermalParams {
  const distribution = isDistribution(nameplate)
  const key = distribution && nameplate.cooling === 'ONAN' ? 'ONAN-distribution' : nameplate.cooling
  const base = SHAPES[key]
  return {
    ...base,
    topOilRiseK: base.topOilRiseK + (nameplate.indoor && distribution ? INDOOR_SURCHARGE_K : 0),
    lossRatio: nameplate.lossRatio ?? typicalLossRatio(nameplate.ratedKva),
    paper: nameplate.paper ?? 'normal',
  }
}

/** Kelvin to add to the ambient of an indoor power transformer; 0 for all others. */
export function ambientSurchargeK(nameplate: Nameplate): number {
  return nameplate.indoor && !isDistribution(nameplate) ? INDOOR_SURCHARGE_K : 0
}

function isDistribution({ ratedKva }: Nameplate): boolean {
  return ratedKva <= DISTRIBUTION_LIMIT_KVA
}

/** Loss ratio of the listed rating nearest on a logarithmic scale. */
function typicalLossRatio(ratedKva: number): number {
  const distance = (kva: number) => Math.abs(Math.log(kva / ratedKva))
  return LOSS_RATIOS.reduce((best, entry) => (distance(entry[0]) < distance(best[0]) ? entry : best))[1]
}

function shape(
  topOilRiseK: number,
  hotSpotGradientK: number,
  oilTimeConstantMin: number,
  windingTimeConstantMin: number,
  oilExponent: number,
  windingExponent: number,
  k11: number,
  k21: number,
  k22: number,
) {
  return {
    topOilRiseK,
    hotSpotGradientK,
    oilExponent,
    windingExponent,
    oilTimeConstantMin,
    windingTimeConstantMin,
    k11,
    k21,
    k22,
  }
}
