import type { Turn } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import type { DfpOffer } from '@/lib/protocol/message'
import { found } from './offers-on-table'

/** What a device is called in the catalogue, by the kind that a customer's words name. */
export const DEVICE_OF: Record<string, string> = {
  thermostat: 'thermostat',
  'air-conditioner': 'thermostat',
  battery: 'battery',
  ev: 'ev',
  'water-heater': 'water-heater',
}

/**
 * "Sign me up for the thermostat one": what of the programs on the table, or open to this home, uses it, best first.
 * When only others are on the table, all that this home can take.
 */
export async function programsForDevice(turn: Turn, { slots }: Act): Promise<DfpOffer[]> {
  const device = slots.deviceKind && DEVICE_OF[slots.deviceKind]
  if (!device) return []
  const uses = (offer: DfpOffer) => offer.deviceType === device
  const onTable = (await programsMeant(turn)).filter(uses)
  return onTable.length > 0 ? onTable : ((await found(turn, 'dfp')).offers as DfpOffer[]).filter(uses)
}

/** The programs on the table that this home can take, else all that it can take. */
export async function programsMeant(turn: Turn): Promise<DfpOffer[]> {
  const ids = (turn.memory.offers ?? []).map((offer) => offer.id)
  const offers = (await found(turn, 'dfp')).offers as DfpOffer[]
  const onTable = offers.filter((offer) => ids.includes(offer.offerId))
  return onTable.length > 0 ? onTable : offers
}
