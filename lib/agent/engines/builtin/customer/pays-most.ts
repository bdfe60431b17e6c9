import { say, type Turn } from '@/lib/agent/turn'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { devicesIn } from '@/lib/agent/understanding/read-words'
import type { ProgramRow } from '@/lib/usecases/offers/present-dfp-offer'
import { listMyEnrollments } from '@/lib/usecases/enrollments/list-my-enrollments'
import { measureIn } from './by-measure'
import { programsOnSale } from './catalogue'
import { chips } from './chips'
import { compareOffers } from './comparing'
import { DEVICE_OF, programsIfFree } from './device-programs'
import { actFor, type Follow, followed, type Heard, lately } from './follow-ups'
import { messageBefore, textOf } from './message-before'
import { found } from './offers-on-table'

const OF_OTHER = /\b(?:solar|panels?|loan|paneles|placas|prestamo|bill|factura)\b/

/** "Which pays better?", of the programs just spoken of though none of them was listed: the one that pays most, by name. */
export const followPaysMost: Follow = async (heard) => {
  const { turn, words, asks, count } = heard
  const { memory } = turn
  if (memory.asking || !asks || count > 14 || OF_OTHER.test(words) || measureIn(words) !== 'bestPaid')
    return undefined
  if (memory.offers?.[0]?.domain === 'solar' || !lately(turn, /^(?:programs|compare|reward|devices)\./, 2))
    return undefined
  const mine = (await listMyEnrollments(turn.ctx)).find(({ state }) => state !== 'left')
  if (mine) return besideMine(heard, mine.programId)
  const named = await devicesSpokenOf(turn, words)
  const offers = (await found(turn, 'dfp')).offers.filter(
    (offer) => named.length < 2 || (offer.domain === 'dfp' && named.includes(offer.deviceType ?? '')),
  )
  if (offers.length < 2) return undefined
  const listed = offers.map(({ offerId, name }) => ({ id: offerId, name, domain: 'dfp' as const }))
  const kept = memory.offers?.length && named.length < 2 ? memory.offers : listed
  return followed('compare.offers', () =>
    compareOffers({ ...turn, memory: { ...memory, offers: kept } }, actFor('compare.offers', heard)).then(
      (reply) => ({
        ...reply,
        memory: { offers: kept, ...reply.memory },
      }),
    ),
  )
}

/** In a program already: what it pays, and what the other one that was named pays, each in its own words. */
async function besideMine({ turn, words, acts }: Heard, own: string) {
  const programs = await programsOnSale(turn)
  const device = devicesIn(words).flatMap((kind) => DEVICE_OF[kind] ?? [])[0]
  const id = acts.find(({ slots }) => slots.programId)?.slots.programId
  const fitting = await programsIfFree(turn)
  const other =
    fitting.find((one) => one.id === id) ??
    fitting.find(({ terms }) => device !== undefined && terms.deviceType === device)
  const mine = programs.find((one) => one.id === own)
  if (!mine || !other || other.id === own) return undefined
  const { locale, t } = turn
  const pays = ({ terms }: ProgramRow) => `${terms.name[locale]}: ${terms.card.whatYouGet[locale]}`
  return followed('compare.offers', async () => ({
    ...say(
      `${pays(mine)} ${pays(other)} ${t('programs.dependsOnEvents')}`,
      chips(turn, ['detailsOf'], { name: other.terms.name[locale] }),
    ),
    memory: { focusOfferId: `dfp:${other.id}`, lastTopic: 'programs.details' },
  }))
}

async function devicesSpokenOf(turn: Turn, words: string): Promise<string[]> {
  const now = devicesIn(words)
  const kinds = now.length > 1 ? now : devicesIn(foldText(textOf(await messageBefore(turn, 'customer'))))
  return [...new Set(kinds.flatMap((kind) => DEVICE_OF[kind] ?? []))]
}
