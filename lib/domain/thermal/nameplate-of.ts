import type { Cooling, Nameplate, Paper } from '@/lib/domain/thermal/thermal-parameters'

/** A transformer's nameplate as it is kept: words and losses in kW at rated load. */
export type KeptNameplate = {
  ratedKva: number
  cooling: string
  paper: string
  loadLossKw: number
  noLoadLossKw: number
}

/** The nameplate of the thermal model; the loss ratio is left to the rating's typical one when losses are not known. */
export function nameplateOf(kept: KeptNameplate): Nameplate {
  const { ratedKva, cooling, paper, loadLossKw, noLoadLossKw } = kept
  return {
    cooling: COOLINGS.has(cooling) ? (cooling as Cooling) : 'ONAN',
    ratedKva,
    paper: paper === 'upgraded' ? 'upgraded' : ('normal' satisfies Paper),
    ...(loadLossKw > 0 && noLoadLossKw > 0 ? { lossRatio: loadLossKw / noLoadLossKw } : {}),
  }
}

const COOLINGS = new Set(['ONAN', 'ONAF', 'OF', 'OD'])
