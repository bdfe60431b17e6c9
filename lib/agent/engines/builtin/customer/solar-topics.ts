import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import { type Loan, loanOf } from '@/lib/domain/finance/annuity'
import { formatMoney } from '@/lib/domain/money'
import type { SolarOffer as SolarTerms } from '@/lib/domain/solar/offer'
import { getTranslator } from '@/lib/i18n/translator'
import type { SolarOffer } from '@/lib/protocol/message'
import { readStored } from '@/lib/usecases/comparison/compare-for-home'
import { kw, paybackText } from '@/lib/usecases/offers/present-solar-offer'
import { listOrders } from '@/lib/usecases/orders/list-orders'
import { offerByMeasure } from './by-measure'
import { chips } from './chips'
import { findByWords, found, meantOffer } from './offers-on-table'
import { showSolar } from './solar-offers'
import { tablePart } from './table-part'

type About = { offer: SolarOffer; terms: SolarTerms }

/** The solar offer that a question is about: named, pointed at or spoken of last; else the first of the list. */
async function aboutSolar(turn: Turn, act: Act): Promise<About | null> {
  const named = meantOffer(turn, act)
  const measured = act.slots.ordinal === undefined ? await offerByMeasure(turn, act.span) : undefined
  const inWords = measured ?? (named ? undefined : await findByWords(turn, act.span))
  const wanted = inWords?.offerId ?? (named?.domain === 'solar' ? named.id : undefined)
  const offers = (await found(turn, 'solar')).offers as SolarOffer[]
  const ordered = wanted
    ? undefined
    : (await listOrders(turn.ctx)).find((one) => one.domain === 'solar' && one.state === 'active')
  const offer =
    offers.find((one) => one.offerId === wanted) ??
    offers.find((one) => one.offerId === ordered?.offer.offerId) ??
    offers[0]
  if (!offer) return null
  const row = await turn.ctx.db.solarOffer.findUnique({
    where: { id: offer.offerId.replace(/^solar:/, '') },
  })
  return row ? { offer, terms: row.details as unknown as SolarTerms } : null
}

/** "I've got 12,000 saved, what panels do I get?": a sum or a size with no offer named asks which there are. */
function looksForOffers({ memory }: Turn, { slots }: Act): boolean {
  const named = slots.offerId ?? slots.ordinal
  const wish = slots.amountMinor ?? slots.powerKw
  return wish !== undefined && named === undefined && memory.offers?.[0]?.domain !== 'solar'
}

export async function solarDetails(turn: Turn, act: Act): Promise<Reply> {
  if (looksForOffers(turn, act)) return showSolar(turn, act)
  const about = await aboutSolar(turn, act)
  if (!about) return showSolar(turn, act)
  const { t, locale } = turn
  const { offer, terms } = about
  const tSolar = await getTranslator(locale, 'solar')
  const fact = (i: number) => [offer.facts[i]!.label, offer.facts[i]!.value] as const
  const rows = [
    [
      t('solar.row.system'),
      t('solar.row.systemValue', {
        kw: kw(terms.systemKw, locale),
        count: terms.panels.count,
        watts: terms.panels.watts,
        model: terms.panels.model,
      }),
    ],
    [t('solar.row.inverter'), `${terms.inverter.model}, ${kw(terms.inverter.ratedKw, locale)} kW`],
    fact(0),
    fact(1),
    fact(2),
    [tSolar('quote.warranty'), tSolar('quote.warrantyText', terms.warrantyYears)],
    [tSolar('quote.howLong'), tSolar('quote.howLongText', terms.weeksToSwitchOn)],
    [
      t('solar.row.installer'),
      t('solar.row.installerValue', {
        name: terms.provider.name,
        since: String(terms.provider.since),
        rating: terms.provider.rating.toFixed(1),
        reviews: terms.provider.reviews,
      }),
    ],
    ...terms.notes.map((note) => [t('solar.row.note'), note[locale]] as const),
  ]
  return {
    ...say(
      `${offer.name}, ${offer.headline}: ${terms.summary[locale]} ${offer.fit.text}`,
      tablePart(offer.name, [t('table.question'), t('table.answer')], rows),
      chips(turn, ['quoteFor', 'monthly', 'catch'], { name: offer.name }),
    ),
    memory: { focusOfferId: offer.offerId, lastTopic: 'solar.details' },
  }
}

export async function solarCatch(turn: Turn, act: Act): Promise<Reply> {
  if (/\b(month(?:ly)?|instal?lments?|mes|mensual\w*|cuotas?)\b/i.test(act.span))
    return explainFinancing(turn, act)
  const about = await aboutSolar(turn, act)
  if (!about) return showSolar(turn, act)
  const { t, locale, ctx } = turn
  const { offer, terms } = about
  const tSolar = await getTranslator(locale, 'solar')
  const wait = paybackText({ low: offer.paybackYearsLow, high: offer.paybackYearsHigh }, tSolar)
  return {
    ...say(
      t('solar.catch', {
        name: offer.name,
        price: offer.headline,
        wait,
        percent: terms.cancellation.feePercent,
        fee: formatMoney(
          Math.round((terms.priceMinor * terms.cancellation.feePercent) / 100),
          ctx.env.CURRENCY,
          locale,
        ),
      }),
      chips(turn, ['detailsOf', 'other', 'solarOrPrograms'], { name: offer.name }),
    ),
    memory: { focusOfferId: offer.offerId, lastTopic: 'programs.catch' },
  }
}

/** Instalments worked out from each loan's terms; nothing is taken from a leaflet. */
export async function explainFinancing(turn: Turn, act: Act): Promise<Reply> {
  const about = await aboutSolar(turn, act)
  if (!about) return showSolar(turn, act)
  const { t, locale, ctx } = turn
  const { offer, terms } = about
  const money = (minor: number) => formatMoney(minor, ctx.env.CURRENCY, locale)
  const loans: Loan[] = terms.financing.map((one) => loanOf(terms.priceMinor, one))
  if (loans.length === 0)
    return say(t('solar.noLoan', { name: offer.name, price: offer.headline }), chips(turn, ['solar']))
  const best = loans.toSorted((a, b) => a.totalMinor - b.totalMinor)[0]!
  return {
    ...say(
      t('solar.financing', {
        name: offer.name,
        monthly: money(best.monthlyMinor),
        months: best.months,
        apr: String(best.aprPercent),
        interest: money(best.interestMinor),
      }),
      tablePart(
        t('solar.financingTitle', { name: offer.name, price: offer.headline }),
        (['loan', 'down', 'monthly', 'total', 'interest'] as const).map((key) => t(`solar.loan.${key}`)),
        loans.map((loan) => [
          t('solar.loan.terms', { months: loan.months, apr: String(loan.aprPercent) }),
          money(loan.downPaymentMinor),
          money(loan.monthlyMinor),
          money(loan.totalMinor),
          money(loan.interestMinor),
        ]),
      ),
      chips(turn, ['quoteFor', 'other'], { name: offer.name }),
    ),
    memory: { focusOfferId: offer.offerId, lastTopic: 'solar.financing' },
  }
}

/** What is there today and what is not: none promised that ended. */
export async function explainSubsidy(turn: Turn, _act: Act): Promise<Reply> {
  return say(turn.t('solar.subsidy'), chips(turn, ['solar', 'monthly']))
}

export async function explainPayback(turn: Turn, act: Act): Promise<Reply> {
  const about = await aboutSolar(turn, act)
  if (!about) return showSolar(turn, act)
  const { t, locale } = turn
  const { offer } = about
  const tSolar = await getTranslator(locale, 'solar')
  const [{ note }, set] = await Promise.all([found(turn, 'solar'), readStored(turn.ctx)])
  const growth = set.rateGrowthPercent ?? 0
  return {
    ...say(
      t(growth === 0 ? 'solar.payback' : 'solar.paybackGrowth', {
        growth,
        name: offer.name,
        price: offer.headline,
        wait: paybackText({ low: offer.paybackYearsLow, high: offer.paybackYearsHigh }, tSolar),
        saves: offer.facts[1]!.value,
      }),
      tablePart(
        offer.name,
        [t('table.question'), t('table.answer')],
        [...offer.facts.map((one) => [one.label, one.value]), [t('solar.row.basis'), note ?? '']],
      ),
      chips(turn, ['solarOrPrograms', 'monthly', 'other'], { name: offer.name }),
    ),
    memory: { focusOfferId: offer.offerId, lastTopic: 'solar.payback' },
  }
}
