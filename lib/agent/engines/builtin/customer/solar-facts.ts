import type { Turn } from '@/lib/agent/turn'
import { formatMoney } from '@/lib/domain/money'
import type { SolarOffer as SolarTerms } from '@/lib/domain/solar/offer'
import { getTranslator, type Translate } from '@/lib/i18n/translator'
import type { SolarOffer } from '@/lib/protocol/message'
import { kw } from '@/lib/usecases/offers/present-solar-offer'
import { readSolarAssumptions } from '@/lib/usecases/offers/solar-assumptions'
import type { SolarFact } from './solar-fact-words'

type About = { offer: SolarOffer; terms: SolarTerms }
type Tell = { turn: Turn; offer: SolarOffer; terms: SolarTerms; tSolar: Translate; values: Values }
type Values = { name: string; installer: string; warranty: string; visit: string }

/** One fact of a solar offer, from its own data; what it does not say is said to be unknown, with who can tell. */
export async function tellSolarFacts(
  turn: Turn,
  { offer, terms }: About,
  facts: readonly SolarFact[],
): Promise<string> {
  const tSolar = await getTranslator(turn.locale, 'solar')
  const warranty = tSolar('quote.warrantyText', terms.warrantyYears)
  const visit = tSolar('quote.nextText')
  const values = { name: offer.name, installer: terms.provider.name, warranty, visit }
  const told: string[] = []
  for (const fact of facts) told.push(await TELL[fact]({ turn, offer, terms, tSolar, values }))
  return [...new Set(told)].join(' ')
}

/** The answers that need no data beyond the names in them */
const plain =
  (key: string) =>
  async ({ turn, values }: Tell) =>
    turn.t(`facts.solar.${key}`, values)

const TELL: Record<SolarFact, (tell: Tell) => Promise<string>> = {
  warranty: plain('warranty'),
  breaks: plain('breaks'),
  upkeep: plain('upkeep'),
  association: plain('association'),
  moves: plain('moves'),
  owns: plain('owns'),
  roof: async (tell) => [await plain('roof')(tell), ...notesOf(tell, /\broofs?\b|techos?/i)].join(' '),
  space: async (tell) => {
    const notes = notesOf(tell, /square|cuadrados/i)
    return notes.length ? notes.join(' ') : plain('space')(tell)
  },
  permits: async ({ turn, terms, values, tSolar }) => {
    const line = terms.lines.find(({ label }) => /permit/i.test(label.en))
    const amount = line ? formatMoney(line.amountMinor, terms.currency, turn.locale) : ''
    const included = line
      ? turn.t('facts.solar.permits', { ...values, line: line.label[turn.locale], amount })
      : turn.t('facts.solar.permitsUnknown', values)
    return `${included} ${tSolar('quote.howLongText', terms.weeksToSwitchOn)}`
  },
  lasts: async ({ turn, values }) => {
    const { lifetimeYears } = await readSolarAssumptions(turn.ctx.db)
    return turn.t('facts.solar.lasts', { ...values, years: lifetimeYears })
  },
  outage: async (tell) => {
    const { turn, terms, values } = tell
    return turn.t(
      terms.inverter.kind === 'hybrid' ? 'facts.solar.outageHybrid' : 'facts.solar.outage',
      values,
    )
  },
  battery: async ({ turn, terms, values }) => {
    if (terms.lines.some(({ label }) => /batter/i.test(label.en)))
      return turn.t('facts.solar.batteryIn', values)
    return turn.t(
      terms.inverter.kind === 'hybrid' ? 'facts.solar.batteryLater' : 'facts.solar.noBattery',
      values,
    )
  },
  subsidy: async ({ turn }) => turn.t('solar.subsidy'),
  count: async ({ turn, terms, values }) =>
    turn.t('facts.solar.count', {
      ...values,
      count: terms.panels.count,
      watts: terms.panels.watts,
      kw: kw(terms.systemKw, turn.locale),
    }),
  time: async ({ terms, tSolar }) => tSolar('quote.howLongText', terms.weeksToSwitchOn),
  installer: async ({ turn, terms }) =>
    turn.t('facts.solar.installer', {
      name: turn.t('solar.row.installerValue', {
        name: terms.provider.name,
        since: String(terms.provider.since),
        rating: terms.provider.rating.toFixed(1),
        reviews: terms.provider.reviews,
      }),
    }),
  dark: async ({ turn, offer, values }) =>
    turn.t('facts.solar.dark', { ...values, makes: offer.facts[0]?.value ?? '' }),
  sellsBack: async ({ turn, values }) => {
    const { exportMinorPerKwh, retailMinorPerKwh } = await readSolarAssumptions(turn.ctx.db)
    const money = (minor: number) => formatMoney(minor, turn.ctx.env.CURRENCY, turn.locale)
    return turn.t('facts.solar.sellsBack', {
      ...values,
      export: money(exportMinorPerKwh),
      retail: money(retailMinorPerKwh),
    })
  },
}

function notesOf({ turn, terms }: Tell, about: RegExp): string[] {
  return terms.notes.map((note) => note[turn.locale]).filter((note) => about.test(note))
}
