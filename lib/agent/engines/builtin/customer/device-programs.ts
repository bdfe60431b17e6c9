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

/** "Sign me up for the thermostat one": the one program on the table, or open to this home, that uses it. */
export async function onlyForDevice(turn: Turn, { slots }: Act): Promise<DfpOffer | undefined> {
  const device = slots.deviceKind && DEVICE_OF[slots.deviceKind]
  if (!device) return undefined
  const fitting = (await programsMeant(turn)).filter((offer) => offer.deviceType === device)
  return fitting.length === 1 ? fitting[0] : undefined
}

/** The programs on the table that this home can take, else all that it can take. */
export async function programsMeant(turn: Turn): Promise<DfpOffer[]> {
  const ids = (turn.memory.offers ?? []).map((offer) => offer.id)
  const offers = (await found(turn, 'dfp')).offers as DfpOffer[]
  const onTable = offers.filter((offer) => ids.includes(offer.offerId))
  return onTable.length > 0 ? onTable : offers
}
