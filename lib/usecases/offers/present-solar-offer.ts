import { formatMoney, formatMoneyRange } from '@/lib/domain/money'
import type { SolarAssumptions } from '@/lib/domain/solar/assumptions'
import { pricePerWattMinor } from '@/lib/domain/solar/offer'
import type { Translate } from '@/lib/i18n/translator'
import type { SolarOffer } from '@/lib/protocol/message'
import type { HomeYear } from '../usage/load-home-year'
import type { SolarRow } from './list-solar-offers'

export type SolarLabel = 'shortest' | 'perWatt' | 'total' | 'most'

/** What sets an offer apart, in words: one offer a label, one label an offer. */
export function labelSolarOffers(rows: readonly SolarRow[]): Map<string, SolarLabel> {
  const labels = new Map<string, SolarLabel>()
  const give = (label: SolarLabel, score: (row: SolarRow) => number) => {
    const [best] = rows.toSorted((a, b) => score(a) - score(b))
    if (best && !labels.has(best.id)) labels.set(best.id, label)
  }
  if (rows.length < 2) return labels
  give('shortest', (row) => row.terms.priceMinor / Math.max(1, row.value.mid.yearMinor))
  give('total', (row) => row.terms.priceMinor)
  give('perWatt', (row) => pricePerWattMinor(row.terms))
  give('most', (row) => -row.terms.systemKw)
  return labels
}

/** A solar offer as this home sees it: every figure with its unit and period, the waits as a range. */
export function presentSolarOffer(
  { id, name, terms, value }: SolarRow,
  label: SolarLabel | undefined,
  assumptions: SolarAssumptions,
  locale: 'en' | 'es',
  t: Translate,
): SolarOffer {
  const money = (minor: number) => formatMoney(minor, terms.currency, locale)
  const perWatt = pricePerWattMinor(terms)
  return {
    domain: 'solar',
    offerId: `solar:${id}`,
    name,
    providerName: terms.provider.name,
    promise: t('offer.promise', {
      provider: terms.provider.name,
      kw: kw(terms.systemKw, locale),
      panels: terms.panels.count,
      rating: terms.provider.rating.toFixed(1),
      reviews: terms.provider.reviews,
    }),
    headline: money(terms.priceMinor),
    headlineNote:
      t('offer.perWatt', { price: money(Math.round(perWatt)) }) + priceFlag(perWatt, assumptions, t),
    systemKw: terms.systemKw,
    priceMinor: terms.priceMinor,
    currency: terms.currency,
    annualKwhLow: Math.round(value.low.generatedKwh),
    annualKwhHigh: Math.round(value.high.generatedKwh),
    paybackYearsLow: value.paybackYears.low,
    paybackYearsHigh: value.paybackYears.high,
    facts: [
      {
        label: t('offer.makes'),
        value: t('offer.makesValue', {
          low: kwh(value.low.generatedKwh, locale),
          high: kwh(value.high.generatedKwh, locale),
        }),
      },
      {
        label: t('offer.saves'),
        value: t('offer.savesValue', {
          range: formatMoneyRange(value.low.yearMinor, value.high.yearMinor, terms.currency, locale),
        }),
      },
      { label: t('offer.paysBack'), value: paybackText(value.paybackYears, t) },
      { label: t('offer.warranty'), value: t('offer.years', { years: terms.warrantyYears.panels }) },
    ],
    fit: {
      state: 'fits',
      text: [
        label ? t(`label.${label}`) : null,
        t(value.coverShare > 1.1 ? 'offer.coversTooMuch' : 'offer.covers', {
          percent: Math.round(value.coverShare * 100),
        }),
      ]
        .filter(Boolean)
        .join(' '),
    },
    primary: false,
  }
}

export function paybackText(years: { low: number | null; high: number | null }, t: Translate): string {
  if (years.low === null) return t('payback.never')
  if (years.high === null) return t('payback.from', { low: years.low })
  if (years.low === years.high) return t('offer.years', { years: years.low })
  return t('payback.range', { low: years.low, high: years.high })
}

/** The sentence under the offers: what holds for all of them, with its basis. */
export function solarNote(
  year: HomeYear,
  a: SolarAssumptions & { rateGrowthPercent: number },
  currency: string,
  locale: 'en' | 'es',
  t: Translate,
): string {
  return t('note', {
    kwh: kwh(year.load.yearKwh, locale),
    days: year.load.basis.intervalDays,
    yield: kwh(a.yieldKwhPerKw, locale),
    spread: Math.round(a.yieldSpread * 100),
    retail: perKwh(a.retailMinorPerKwh, currency, locale),
    export: perKwh(a.exportMinorPerKwh, currency, locale),
    growth: a.rateGrowthPercent,
  })
}

/** A price of a kWh, with up to three decimals: $0.065. */
export function perKwh(minor: number, currency: string, locale: string): string {
  return new Intl.NumberFormat(locale === 'es' ? 'es-US' : 'en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits: 2,
    maximumFractionDigits: 3,
  }).format(minor / 100)
}

export function kwh(value: number, locale: string): string {
  const step = value >= 1000 ? 10 : value >= 20 ? 1 : 0.1
  return new Intl.NumberFormat(locale === 'es' ? 'es-US' : 'en-US', { maximumFractionDigits: 1 }).format(
    Math.round(value / step) * step,
  )
}

export function kw(value: number, locale: string): string {
  return new Intl.NumberFormat(locale === 'es' ? 'es-US' : 'en-US', { maximumFractionDigits: 2 }).format(
    value,
  )
}

function priceFlag(perWattMinor: number, a: SolarAssumptions, t: Translate): string {
  if (perWattMinor > a.highPricePerWattMinor) return t('offer.highPrice')
  if (perWattMinor < a.lowPricePerWattMinor) return t('offer.lowPrice')
  return ''
}
