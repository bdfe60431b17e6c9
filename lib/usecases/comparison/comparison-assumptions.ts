import type { Translate } from '@/lib/i18n/translator'
import type { PartOf } from '@/lib/protocol/message'
import { kw, kwh, perKwh } from '../offers/present-solar-offer'
import type { ComparisonFor } from './compare-for-home'

type Assumption = PartOf<'comparison'>['assumptions'][number]

/** Every number a comparison rests on, with its source and what a person would type to change it. */
export function comparisonAssumptions(
  found: ComparisonFor,
  currency: string,
  locale: 'en' | 'es',
  t: Translate,
): Assumption[] {
  const { assumptions: a, year, comparison, changed } = found
  const price = (minor: number) => t('unit.perKwh', { price: perKwh(minor, currency, locale) })
  const events = comparison.eventsPerYear
  const list: [string, string, string, string][] = [
    [
      'yearKwh',
      t('unit.kwhYear', { kwh: kwh(a.yearKwh ?? year.load.yearKwh, locale) }),
      String(Math.round(a.yearKwh ?? year.load.yearKwh)),
      a.yearKwh === null ? 'meter' : 'you',
    ],
    ['systemKw', `${kw(found.solar.systemKw, locale)} kW`, String(found.solar.systemKw), 'offer'],
    [
      'selfUsePercent',
      `${Math.round(comparison.selfUseShare * 100)}%`,
      String(Math.round(comparison.selfUseShare * 100)),
      a.selfUsePercent === null ? 'meter' : 'you',
    ],
    ['retailMinorPerKwh', price(a.retailMinorPerKwh), String(a.retailMinorPerKwh / 100), 'tariff'],
    ['exportMinorPerKwh', price(a.exportMinorPerKwh), String(a.exportMinorPerKwh / 100), 'tariff'],
    [
      'yieldKwhPerKw',
      t('unit.kwhPerKw', {
        kwh: kwh(a.yieldKwhPerKw, locale),
        spread: Math.round(found.site.yieldSpread * 100),
      }),
      String(a.yieldKwhPerKw),
      'yield',
    ],
    ['fadePercent', t('unit.percentYear', { percent: a.fadePercent }), String(a.fadePercent), 'fade'],
    [
      'rateGrowthPercent',
      t('unit.percentYear', { percent: a.rateGrowthPercent }),
      String(a.rateGrowthPercent),
      'flat',
    ],
    [
      'discountPercent',
      t('unit.percentYear', { percent: a.discountPercent }),
      String(a.discountPercent),
      'discount',
    ],
    ['horizonYears', t('unit.years', { years: a.horizonYears }), String(a.horizonYears), 'horizon'],
    [
      'eventsPerYear',
      events.low === events.high
        ? t('unit.events', { count: events.low })
        : t('unit.eventsRange', { low: events.low, high: events.high }),
      String(a.eventsPerYear ?? events.high),
      a.eventsPerYear === null ? 'terms' : 'you',
    ],
  ]
  return [
    ...list.map(([id, value, input, source]) => ({
      id,
      label: t(`assumption.${id}`),
      value,
      editable: true,
      input,
      source: t(`source.${changed.includes(id) ? 'you' : source}`, {
        days: year.load.basis.intervalDays,
        months: year.load.basis.months,
      }),
    })),
    {
      id: 'credit',
      label: t('assumption.credit'),
      value: t('assumption.creditValue'),
      editable: false,
      source: t('source.credit'),
    },
    {
      id: 'export',
      label: t('assumption.eventExport'),
      value: t('assumption.eventExportValue'),
      editable: false,
    },
  ]
}
