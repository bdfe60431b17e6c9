import { readOnce } from '@/lib/agent/read-once'
import type { Turn } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import type { Offer } from '@/lib/protocol/message'
import { requireCustomer } from '@/lib/usecases/authorize'
import { readStored } from '@/lib/usecases/comparison/compare-for-home'
import { listOffers, type OffersFound } from '@/lib/usecases/offers/list-offers'

export type Named = { id: string; name: string; domain: 'dfp' | 'solar' }

/** What the customer means among the offers shown: by name, by place, or by what was spoken of last. */
export function meantOffer(turn: Turn, act: Act, fallBack: 'focus' | 'none' = 'focus'): Named | undefined {
  const { memory } = turn
  const offers = memory.offers ?? []
  const { ordinal, offerId, programId } = act.slots
  if (offerId) return offerOfId(turn, offerId)
  if (programId) return { id: `dfp:${programId}`, name: programId, domain: 'dfp' }
  if (ordinal !== undefined) return offers.at(ordinal > 0 ? ordinal - 1 : ordinal)
  if (fallBack === 'none') return undefined
  return memory.focusOfferId ? offerOfId(turn, memory.focusOfferId) : undefined
}

export function offerOfId({ memory }: Turn, id: string): Named {
  const shown = memory.offers?.find((offer) => offer.id === id)
  return shown ?? { id, name: id, domain: id.startsWith('solar:') ? 'solar' : 'dfp' }
}

/** The one after the one spoken of; of two, the other. */
export function otherOffer({ memory }: Turn): Named | undefined {
  const offers = memory.offers ?? []
  const at = offers.findIndex((offer) => offer.id === memory.focusOfferId)
  return at < 0 ? offers[1] : offers.length > 1 ? offers[(at + 1) % offers.length] : undefined
}

/** An offer named in words that is not among those shown: looked for in everything this meter can take. */
export async function findByWords(turn: Turn, words: string): Promise<Offer | undefined> {
  const wanted = folded(words)
  for (const domain of ['dfp', 'solar'] as const) {
    const { offers } = await found(turn, domain)
    const hit = offers.find((offer) => wanted.includes(folded(offer.name)))
    if (hit) return hit
  }
  return undefined
}

/** Offers for this home; what the customer set once ("4 % a year") holds in them as well. */
export async function found(turn: Turn, domain: 'dfp' | 'solar'): Promise<OffersFound> {
  const { ctx, locale } = turn
  // A program fits by what the home is in and has, which may change while the message is answered.
  if (domain === 'dfp') return listOffers({ ctx, input: { domain, locale } })
  const set = await readStored(ctx)
  return readOnce(
    turn,
    `solar for ${requireCustomer(ctx.actor).meterId} ${locale} ${JSON.stringify(set)}`,
    () => listOffers({ ctx, input: { domain, locale, set } }),
  )
}

export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, ' ')
    .trim()
}
