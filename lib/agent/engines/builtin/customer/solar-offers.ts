import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import { asks } from '@/lib/agent/understanding/only-asks'
import type { Act, Comparator, Slots } from '@/lib/agent/understanding/understanding'
import { formatMoney } from '@/lib/domain/money'
import type { Offer, SolarOffer } from '@/lib/protocol/message'
import { kw } from '@/lib/usecases/offers/present-solar-offer'
import { measureIn, offerByMeasure, sortedBy } from './by-measure'
import { chips } from './chips'
import { choose } from './choosing'
import { found } from './offers-on-table'

/** "About" is this far either way. */
const ABOUT = 0.2

/** Solar offers for this home, narrowed by what the customer said: "under $8,000", "about 4 kW". */
export async function showSolar(turn: Turn, act: Act, onlyLists = false): Promise<Reply> {
  const { t, locale, ctx } = turn
  const { offers, excluded, note } = await found(turn, 'solar')
  const measure = measureIn(act.span)
  const shownSolar = turn.memory.offers?.[0]?.domain === 'solar'
  const pointsAtOne = shownSolar && measure !== undefined && !asks(act.span) && !LOOKS.test(act.span)
  const taken =
    !onlyLists && (TAKES.test(act.span) || NEXT.test(act.span) || pointsAtOne)
      ? await measuredSolar(turn, act.span)
      : undefined
  if (taken) return choose(turn, taken.offerId)
  const all = (measure ? sortedBy(measure, offers) : offers) as SolarOffer[]
  if (all.length === 0)
    return say(t('solar.none', { reason: excluded[0]?.reason ?? '' }), chips(turn, ['programs']))
  const strict = STRICTLY.test(act.span)
  const filter = filterText(act.slots, ctx.env.CURRENCY, locale, strict)
  const kept = filter ? all.filter((offer) => keeps(offer, act.slots, strict)) : all
  const nearest = kept.length === 0
  const shown = nearest ? nearestTo(all, act.slots) : kept
  const first = shown[0]!
  const text = !filter
    ? t(measure ? `solar.sorted.${measure}` : 'solar.found', { count: shown.length, first: first.name })
    : nearest
      ? t('solar.noneFiltered', { filter, first: first.name })
      : t(measure && measure !== 'bestPaid' ? `solar.best.${measure}` : 'solar.filtered', {
          count: shown.length,
          filter,
          first: first.name,
          price: first.headline,
        })
  return {
    messages: [
      {
        kind: 'chat',
        parts: [
          { type: 'text', text },
          {
            type: 'offers',
            domain: 'solar',
            offers: shown,
            ...(note ? { note } : {}),
            excluded: filter ? [] : excluded.map(({ name, reason }) => ({ name, reason })),
            summary: shown
              .map((o, i) => `${i + 1}. ${o.name}: ${o.headline}, ${o.headlineNote}. ${o.promise}`)
              .join(' '),
          },
          chips(turn, ['compareOffers', 'monthly', 'solarOrPrograms']),
        ],
      },
    ],
    memory: {
      offers: shown.map((o) => ({ id: o.offerId, name: o.name, domain: 'solar' })),
      expecting: 'choice',
      notes: { namedFirst: true },
      focusOfferId: first.offerId,
      lastTopic: undefined,
    },
  }
}

/** "Under" leaves out what costs exactly as much; "up to", "for" and "with" a sum do not. */
const STRICTLY = /\b(?:under|below|less than|cheaper than|menos de|por debajo de|debajo de)\b/i

/** "Give me the biggest" takes it; "what is the cheapest?" asks to see. */
const TAKES =
  /\b(?:give me|gimme|i(?:'ll| will) (?:take|have)|i (?:want|take)|we(?:'ll| will) take|get me|let'?s (?:take|get)|d[eé]me|dame|quiero|me llevo)\b/i
/** "Sort them, the cheapest first" wants the list. */
const LOOKS =
  /\b(?:show|list|see|sort|order (?:them|by)|first|muestr\w+|ens[eé][nñ]\w+|ver|orden\w*|primero)\b/i
const NEXT = /\bnext (?:one |size )?(?:down|up|smaller|bigger|cheaper)\b/i

async function measuredSolar(turn: Turn, words: string): Promise<Offer | undefined> {
  const onTable = turn.memory.offers?.[0]?.domain === 'solar' ? turn.memory.offers : undefined
  return offerByMeasure({ ...turn, memory: { ...turn.memory, offers: onTable } }, words)
}

function keeps(
  offer: SolarOffer,
  { amountMinor, amountComparator, amountFromMinor, powerKw, powerComparator, powerFromKw }: Slots,
  strict: boolean,
): boolean {
  return (
    offer.priceMinor >= (amountFromMinor ?? 0) &&
    offer.systemKw >= (powerFromKw ?? 0) &&
    (amountMinor === undefined ||
      within(offer.priceMinor, amountMinor, amountComparator ?? 'under', strict)) &&
    (powerKw === undefined || within(offer.systemKw, powerKw, powerComparator ?? 'about', strict))
  )
}

function within(value: number, wanted: number, comparator: Comparator, strict: boolean): boolean {
  switch (comparator) {
    case 'under':
      return strict ? value < wanted : value <= wanted
    case 'over':
      return value >= wanted
    default:
      return Math.abs(value - wanted) <= wanted * ABOUT
  }
}

/** When nothing fits the wish, the three that come nearest to it. */
function nearestTo(all: SolarOffer[], { amountMinor, powerKw }: Slots): SolarOffer[] {
  const distance = (offer: SolarOffer) =>
    (amountMinor === undefined ? 0 : Math.abs(offer.priceMinor - amountMinor) / Math.max(1, amountMinor)) +
    (powerKw === undefined ? 0 : Math.abs(offer.systemKw - powerKw) / Math.max(0.1, powerKw))
  return all.toSorted((a, b) => distance(a) - distance(b)).slice(0, 3)
}

/** The wish in words, such as "≤ $8,000" or "about 4 kW"; empty without one. */
function filterText(slots: Slots, currency: string, locale: 'en' | 'es', strict: boolean): string {
  const words = {
    en: { under: strict ? 'under' : 'up to', over: 'over', about: 'about', exactly: 'about' },
    es: { under: strict ? 'menos de' : 'hasta', over: 'más de', about: 'cerca de', exactly: 'cerca de' },
  }[locale]
  const money = (minor: number) => formatMoney(minor, currency, locale)
  return [
    slots.amountMinor === undefined
      ? ''
      : slots.amountFromMinor !== undefined
        ? `${money(slots.amountFromMinor)}–${money(slots.amountMinor)}`
        : `${words[slots.amountComparator ?? 'under']} ${money(slots.amountMinor)}`,
    slots.powerKw === undefined
      ? ''
      : slots.powerFromKw !== undefined
        ? `${kw(slots.powerFromKw, locale)}–${kw(slots.powerKw, locale)} kW`
        : `${words[slots.powerComparator ?? 'about']} ${kw(slots.powerKw, locale)} kW`,
  ]
    .filter(Boolean)
    .join(', ')
}
