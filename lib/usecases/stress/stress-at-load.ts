import type { Db, Tx } from '@/lib/db/client'
import type { Transformer } from '@/lib/db/generated/client'
import { nameplateOf } from '@/lib/domain/thermal/nameplate-of'
import type { ThermalState } from '@/lib/domain/thermal/thermal-model'
import { ratedKw } from '@/lib/domain/units/load'
import { minutesAtLoad } from './minutes-at-load'

export type StressAtLoad = {
  state: ThermalState & { ambientC: number }
  hotSpotC: number
  hotSpotLimitC: number
  /** If this load stays; null when the limit is never passed */
  minutesToLimit: number | null
}

/** What a load would do to a transformer as hot as it is now; null while its temperature is not known. */
export async function stressAtLoad(
  db: Db | Tx,
  transformer: Transformer,
  loadKw: number | null,
): Promise<StressAtLoad | null> {
  const state = await db.thermalState.findUnique({ where: { transformerId: transformer.id } })
  if (!state) return null
  const plate = { nameplate: nameplateOf(transformer), ratedKw: ratedKw(transformer) }
  const { hotSpotC, hotSpotLimitC } = state
  return {
    state,
    hotSpotC,
    hotSpotLimitC,
    minutesToLimit: minutesAtLoad(plate, state, loadKw ?? state.loadKw, hotSpotLimitC),
  }
}
