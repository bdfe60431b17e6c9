import type { Turn } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import { eligibility } from '@/lib/domain/program/eligibility'
import type { DfpOffer } from '@/lib/protocol/message'
import { requireCustomer } from '@/lib/usecases/authorize'
import { loadHome } from '@/lib/usecases/customers/load-home'
import type { ProgramRow } from '@/lib/usecases/offers/present-dfp-offer'
import { programsOnSale } from './catalogue'
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
export async function programsForDevice(turn: Turn, { slots, span }: Act): Promise<DfpOffer[]> {
  if (!slots.deviceKind && BY_HAND.test(span)) return (await byHand(turn)).slice(0, 1)
  const device = slots.deviceKind && DEVICE_OF[slots.deviceKind]
  if (!device) return []
  const uses = (offer: DfpOffer) => offer.deviceType === device
  const onTable = (await programsMeant(turn)).filter(uses)
  return onTable.length > 0 ? onTable : ((await found(turn, 'dfp')).offers as DfpOffer[]).filter(uses)
}

/** What needs no device goes by many names. */
export const BY_HAND =
  /\b(?:rebates?|reembolsos?|(?:by hand|manual\w*|a mano)|(?:without|no|sin|(?:don'?t|do not) need|no necesit\w+) (?:an?y? |ning[uú]n )?(?:devices?|gadgets?|equipment|aparatos?|equipos?))\b/i

async function byHand(turn: Turn): Promise<DfpOffer[]> {
  const fitting = ((await found(turn, 'dfp')).offers as DfpOffer[]).filter(
    (offer) => offer.deviceType === null,
  )
  const onTable = (await programsMeant(turn)).filter((offer) => offer.deviceType === null)
  return onTable.length > 0 ? onTable : fitting
}

/** The programs on the table that this home can take, else all that it can take. */
export async function programsMeant(turn: Turn): Promise<DfpOffer[]> {
  const ids = (turn.memory.offers ?? []).map((offer) => offer.id)
  const offers = (await found(turn, 'dfp')).offers as DfpOffer[]
  const onTable = offers.filter((offer) => ids.includes(offer.offerId))
  return onTable.length > 0 ? onTable : offers
}

/** In a program already: the first that this home could take with the named device if it left that one. */
export async function insteadForDevice(turn: Turn, { slots }: Act): Promise<string | undefined> {
  const device = slots.deviceKind && DEVICE_OF[slots.deviceKind]
  if (!device) return undefined
  const fitting = (await programsIfFree(turn)).find(({ terms }) => terms.deviceType === device)
  return fitting && `dfp:${fitting.id}`
}

/** What would fit this home if it were in no program. */
export async function programsIfFree(turn: Turn): Promise<ProgramRow[]> {
  const { ctx } = turn
  const { meterId } = requireCustomer(ctx.actor)
  const home = await loadHome(ctx.db, meterId, ctx.env.TIME_ZONE, await ctx.gridNow())
  const free = { ...home, enrolledProgramIds: [] }
  return (await programsOnSale(turn)).filter(
    ({ id, terms }) => !home.enrolledProgramIds.includes(id) && eligibility(id, terms, free).ok,
  )
}
