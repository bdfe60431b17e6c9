import type { Db, Tx } from '@/lib/db/client'
import { SOLAR_ASSUMPTIONS, type SolarAssumptions } from '@/lib/domain/solar/assumptions'

export const SOLAR_ASSUMPTIONS_KEY = 'solar.assumptions'

/** The defaults, overridden by what the utility has set. */
export async function readSolarAssumptions(db: Db | Tx): Promise<SolarAssumptions> {
  const row = await db.setting.findUnique({ where: { key: SOLAR_ASSUMPTIONS_KEY } })
  const set = (row?.value ?? {}) as Partial<SolarAssumptions>
  return { ...SOLAR_ASSUMPTIONS, ...set }
}
