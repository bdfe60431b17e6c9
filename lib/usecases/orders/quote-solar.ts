import type { Order } from '@/lib/db/generated/client'
import { loanOf } from '@/lib/domain/finance/annuity'
import { AT_ONCE, loanKey } from '@/lib/domain/finance/payment-choice'
import { formatMoney, formatMoneyRange } from '@/lib/domain/money'
import {
  pricePerWattMinor,
  type SolarOffer as SolarTerms,
  solarOfferProblems,
} from '@/lib/domain/solar/offer'
import { valueSolar } from '@/lib/domain/solar/value-solar'
import { visitSlots } from '@/lib/domain/solar/visit-slots'
import { AppError } from '@/lib/errors'
import { getTranslator, type Translate } from '@/lib/i18n/translator'
import type { Context } from '../context'
import { kw, kwh, paybackText } from '../offers/present-solar-offer'
import { readSolarAssumptions } from '../offers/solar-assumptions'
import { loadHomeYear } from '../usage/load-home-year'
import type { DraftQuote } from './init-order'
import { choicesFor, type QuoteChoices } from './quote-choices'
import type { StoredQuote } from './require-current-terms'

/** The quote of a solar offer from its catalogue row: lines that sum to the price, loans computed, terms in words. */
export async function quoteSolar(
  ctx: Context,
  order: Order,
  locale: 'en' | 'es',
  asked?: QuoteChoices,
): Promise<DraftQuote> {
  const id = order.offerId.replace(/^solar:/, '')
  const terms = await publishedSolarOffer(ctx, id)
  const t = await getTranslator(locale, 'solar')
  const gridNow = await ctx.gridNow()
  const [assumptions, year] = await Promise.all([
    readSolarAssumptions(ctx.db),
    loadHomeYear(ctx.db, order.meterId, ctx.env.TIME_ZONE, gridNow),
  ])
  const value = valueSolar(year, terms, assumptions)
  const money = (minor: number) => formatMoney(minor, terms.currency, locale)
  const price = money(terms.priceMinor)
  const feeMinor = Math.round((terms.priceMinor * terms.cancellation.feePercent) / 100)
  const visit = new Intl.DateTimeFormat(locale === 'es' ? 'es-US' : 'en-US', {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    timeZone: ctx.env.TIME_ZONE,
  })
  const visits = visitSlots(gridNow, ctx.env.TIME_ZONE).map((slot) => ({
    value: slot.toISOString(),
    label: visit.format(slot),
  }))
  const payments = paymentOptions(terms, t, money)
  const choices = choicesFor(
    { visit: visits.map(({ value }) => value), payment: payments.map(({ value }) => value) },
    asked,
    order.quote as unknown as StoredQuote | null,
  )
  const consent = t('quote.consent', {
    price,
    provider: terms.provider.name,
    utility: ctx.env.UTILITY_NAME,
  })
  return {
    title: t('quote.title', { name: terms.name, kw: kw(terms.systemKw, locale) }),
    subtitle: t('quote.subtitle', { provider: terms.provider.name, reference: order.reference }),
    headline: price,
    headlineNote: t('offer.perWatt', { price: money(Math.round(pricePerWattMinor(terms))) }),
    lines: [
      ...terms.lines.map((line) => ({ label: line.label[locale], amountMinor: line.amountMinor })),
      { label: t('quote.credit'), amountMinor: 0 },
    ],
    totalLabel: t('quote.total'),
    totalMinor: terms.priceMinor,
    currency: terms.currency,
    termsVersion: t('quote.termsVersion', { id, price }),
    terms: [
      ...terms.financing.map((offer) => {
        const loan = loanOf(terms.priceMinor, offer)
        return {
          label: t('quote.monthly'),
          text: t(loan.downPaymentMinor > 0 ? 'quote.monthlyDown' : 'quote.monthlyText', {
            down: money(loan.downPaymentMinor),
            monthly: money(loan.monthlyMinor),
            months: loan.months,
            apr: String(loan.aprPercent),
            total: money(loan.totalMinor),
            interest: money(loan.interestMinor),
          }),
        }
      }),
      {
        label: t('quote.worth'),
        text: t('quote.worthText', {
          makes: `${kwh(value.low.generatedKwh, locale)}–${kwh(value.high.generatedKwh, locale)}`,
          saves: formatMoneyRange(value.low.yearMinor, value.high.yearMinor, terms.currency, locale),
          payback: paybackText(value.paybackYears, t),
          selfUse: Math.round(value.mid.selfUseShare * 100),
        }),
      },
      { label: t('quote.next'), text: t('quote.nextText') },
      {
        label: t('quote.cancel'),
        text: t('quote.cancelText', {
          percent: terms.cancellation.feePercent,
          fee: money(feeMinor),
        }),
      },
      { label: t('quote.howLong'), text: t('quote.howLongText', terms.weeksToSwitchOn) },
      { label: t('quote.warranty'), text: t('quote.warrantyText', terms.warrantyYears) },
    ],
    statements: [
      {
        id: 'visit',
        kind: 'choice',
        label: t('quote.visit'),
        help: t('quote.visitHelp'),
        options: visits,
        ...(choices.visit ? { value: choices.visit } : {}),
      },
      ...(payments.length > 1
        ? [
            {
              id: 'payment',
              kind: 'choice' as const,
              label: t('quote.payment'),
              help: t('quote.paymentHelp'),
              options: payments,
              value: choices.payment ?? AT_ONCE,
            },
          ]
        : []),
      { id: 'terms', kind: 'checkbox', label: consent },
    ],
    consent,
  }
}

/** Paying at once, and each loan of the offer. */
function paymentOptions(terms: SolarTerms, t: Translate, money: (minor: number) => string) {
  return [
    { value: AT_ONCE, label: t('quote.atOnce', { price: money(terms.priceMinor) }) },
    ...terms.financing.map((one) => {
      const { months, monthlyMinor, downPaymentMinor } = loanOf(terms.priceMinor, one)
      return {
        value: loanKey(one),
        label: t(downPaymentMinor > 0 ? 'quote.loanDown' : 'quote.loan', {
          months,
          monthly: money(monthlyMinor),
          down: money(downPaymentMinor),
        }),
      }
    }),
  ]
}

/** The catalogue's offer as it stands now. Errors: not-eligible when it is gone, ended, or does not add up. */
export async function publishedSolarOffer(
  ctx: Context,
  id: string,
): Promise<SolarTerms & { id: string; name: string }> {
  const row = await ctx.db.solarOffer.findUnique({ where: { id } })
  const terms = row?.details as unknown as SolarTerms | undefined
  if (row?.state !== 'published' || !terms || new Date(terms.validUntil) <= ctx.now())
    throw new AppError('not-eligible', 'This solar offer is not open any more.')
  if (solarOfferProblems(terms).length)
    throw new AppError('not-eligible', 'This offer is held back: its figures do not add up.')
  return { ...terms, id: row.id, name: row.name }
}
