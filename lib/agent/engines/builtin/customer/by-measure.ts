import type { Turn } from '@/lib/agent/turn'
import type { Offer, SolarOffer } from '@/lib/protocol/message'
import { found } from './offers-on-table'

/** An offer pointed at by what it measures: "the cheapest", "the biggest", "the next one down", "the one that pays most". */
export type Measure = 'perWatt' | 'cheapest' | 'dearest' | 'biggest' | 'smallest' | 'soonest' | 'bestPaid'

const MEASURES: [Measure, RegExp][] = [
  [
    'perWatt',
    /\b(?:cheap\w*|low\w*|best|least|barat\w+|econ[oó]mic\w+)\b.{0,30}\b(?:per|a|por) (?:kilo)?(?:watt|kw|vatio|kilovatio)s?\b/i,
  ],
  [
    'cheapest',
    /\b(?:cheapest|(?:least|less) (?:expensive|costly|money)|lowest[- ](?:price[d]?|cost)|lowest in price|most affordable|costs? (?:me |us )?(?:the )?least|(?:least|smallest) (?:cost|price)|m[aá]s (?:barat[oa]s?|barat(?:it)[oa]s?|econ[oó]mic[oa]s?)|(?:cuesta|cuestan|vale|valen|sale) (?:lo )?menos|menor (?:precio|costo)|menos (?:car[oa]s?|dinero|costos[oa]s?)|precio m[aá]s bajo)\b/i,
  ],
  [
    'dearest',
    /\b(?:most expensive|priciest|dearest|costs? (?:me |us )?(?:the )?most|m[aá]s car[oa]s?|cuesta m[aá]s)\b/i,
  ],
  [
    'biggest',
    /\b(?:biggest|largest|most powerful|(?:makes?|produces?|generates?|gives?) (?:me )?(?:the )?most (?:power|energy|electricity|kwh)|most production|m[aá]s grande(?:s|cit[oa]s?)?|(?:produce|genera|da|rinde) m[aá]s|m[aá]s (?:producci[oó]n|energ[ií]a))\b/i,
  ],
  [
    'smallest',
    /\b(?:smallest|tiniest|(?:the|that) (?:small|little|tiny) (?:one|system|offer)|m[aá]s (?:chic[oa]s?|pequeñ[oa]s?))\b/i,
  ],
  [
    'soonest',
    /\b(?:shortest payback|(?:pays?|paid) (?:itself |for itself |off |back )*(?:the )?(?:fastest|soonest|quickest)|se paga m[aá]s (?:r[aá]pido|pronto))\b/i,
  ],
  [
    'bestPaid',
    /\b(?:pay(?:s|ing)? (?:me )?(?:the )?(?:most|best|better)|better paid|(?:which|what)(?: one| of them| program)? (?:pays|gives|earns) (?:me )?more|(?:cual|que programa) (?:paga|da) mas|most (?:money|cash)|highest (?:reward|pay|paying)|(?:que )?m[aá]s paga|paga m[aá]s|mejor pagado)\b|most \$/i,
  ],
]

const NEXT_DOWN =
  /\b(?:next (?:one |size )?(?:down|smaller|cheaper|lower)|(?:the|a|an?) (?:smaller|cheaper) (?:one|system|offer)?|smaller one|cheaper one|un[oa]? m[aá]s (?:chic[oa]|pequeñ[oa]|barat[oa]))\b/i
const NEXT_UP =
  /\b(?:next (?:one |size )?(?:up|bigger|larger)|(?:a|the) (?:bigger|larger) (?:one|system|offer)?|bigger one|larger one)\b/i

export function measureIn(words: string): Measure | undefined {
  return MEASURES.find(([, pattern]) => pattern.test(words))?.[0]
}

/** The offer meant by measure, among those on the table or else among all of its kind; undefined when no measure is named. */
export async function offerByMeasure(turn: Turn, words: string): Promise<Offer | undefined> {
  const measure = measureIn(words)
  const step = NEXT_DOWN.test(words) ? -1 : NEXT_UP.test(words) ? 1 : 0
  if (!measure && step === 0) return undefined
  const offers = await candidates(turn, measure, words)
  if (measure && (step === 0 || !turn.memory.focusOfferId)) return sortedBy(measure, offers)[0]
  const sizes = sortedBy('smallest', offers)
  const at = sizes.findIndex((offer) => offer.offerId === turn.memory.focusOfferId)
  return at < 0 ? undefined : sizes[at + step]
}

/** Best first by a measure; offers of the other kind keep their order. */
export function sortedBy(measure: Measure, offers: readonly Offer[]): Offer[] {
  return offers.toSorted((a, b) => rank(measure, a) - rank(measure, b))
}

async function candidates(turn: Turn, measure: Measure | undefined, words: string): Promise<Offer[]> {
  const shown = turn.memory.offers ?? []
  const domain = shown[0]?.domain ?? (measure === 'bestPaid' ? 'dfp' : 'solar')
  const { offers } = await found(turn, domain)
  const ids = new Set(shown.map((offer) => offer.id))
  const onTable = offers.filter((offer) => ids.has(offer.offerId))
  // One alone is no choice: the measure is then of all that there is.
  return onTable.length > 1 && !OF_ALL.test(words) ? onTable : offers
}

const OF_ALL =
  /\b(?:of (?:them )?all|overall|of everything|you (?:have|offer|sell)|de tod[oa]s|que (?:tengan?|tienen|haya|hay))\b/i

function rank(measure: Measure, offer: Offer): number {
  if (offer.domain === 'dfp') return measure === 'bestPaid' ? -offer.rewardHighMinor : 0
  return solarRank(measure, offer)
}

function solarRank(measure: Measure, { priceMinor, systemKw, paybackYearsHigh }: SolarOffer): number {
  switch (measure) {
    case 'perWatt':
      return priceMinor / systemKw
    case 'cheapest':
      return priceMinor
    case 'dearest':
      return -priceMinor
    case 'biggest':
      return -systemKw
    case 'smallest':
      return systemKw
    case 'soonest':
      return paybackYearsHigh ?? Number.MAX_SAFE_INTEGER
    case 'bestPaid':
      return 0
  }
}
