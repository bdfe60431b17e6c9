import type { Range, Way } from '@/lib/domain/comparison/compare-solar-program'
import { formatMoney, formatSignedRange } from '@/lib/domain/money'
import { hasDearerHours } from '@/lib/domain/program/terms'
import type { Env } from '@/lib/env'
import { getTranslator, type Translate } from '@/lib/i18n/translator'
import type { PartOf } from '@/lib/protocol/message'
import { kw } from '../offers/present-solar-offer'
import type { ComparisonFor } from './compare-for-home'
import { comparisonAssumptions } from './comparison-assumptions'
import { comparisonVerdict } from './comparison-verdict'

type Row = PartOf<'comparison'>['rows'][number]

/** The comparison as a card: three ways side by side, every assumption with its source, and an honest sentence. */
export async function presentComparison(
  env: Env,
  found: ComparisonFor,
  locale: 'en' | 'es',
): Promise<PartOf<'comparison'>> {
  const t = await getTranslator(locale, 'comparison')
  const name = found.program.terms.name[locale]
  const verdict = comparisonVerdict(found, env.CURRENCY, locale, t)
  return {
    type: 'comparison',
    title: t('title', { program: name }),
    columns: [
      {
        id: 'solar',
        name: t('column.solar'),
        note: `${found.solar.name}, ${kw(found.solar.systemKw, locale)} kW`,
      },
      { id: 'program', name, note: t(found.program.enrolled ? 'column.youAreIn' : 'column.notIn') },
      { id: 'both', name: t('column.both'), note: t('column.bothNote') },
    ],
    rows: rowsOf(found, env.CURRENCY, locale, t),
    assumptions: comparisonAssumptions(found, env.CURRENCY, locale, t),
    verdict,
    summary: verdict,
  }
}

function rowsOf(found: ComparisonFor, currency: string, locale: 'en' | 'es', t: Translate): Row[] {
  const { solar, program, both, programLessMinor, eventsPerYear, onceMinor } = found.comparison
  const ways = [solar, program, both]
  const ids = ['solar', 'program', 'both']
  const money = (minor: number) => formatMoney(Math.round(minor), currency, locale)
  const range = ({ low, high }: Range) => formatSignedRange(low, high, currency, locale)
  const best = (score: (way: Way) => number): string[] => {
    const scores = ways.map(score)
    const top = Math.max(...scores)
    const winners = ids.filter((_, i) => scores[i] === top)
    return winners.length === 1 ? winners : []
  }
  const row = (id: string, values: string[], winners: string[] = []): Row => ({
    id,
    label: t(`row.${id}`, {
      years: found.assumptions.horizonYears,
      from: hourText(found.peakHours[0], locale),
      to: hourText(found.peakHours.length ? (found.peakHours.at(-1)! + 1) % 24 : undefined, locale),
    }),
    values,
    best: winners,
  })
  const perYear = ({ yearMinor: { low, high } }: Way, once: number) =>
    once === 0
      ? t('perYear', { range: range({ low, high }) })
      : t('perYearOnce', { range: range({ low: low - once, high: high - once }), amount: money(once) })
  const payback = (way: Way) => {
    const { low, high } = way.paybackYears
    if (way.upFrontMinor === 0) return t('payback.nothing')
    if (low === null) return t('payback.never')
    if (high === null) return t('payback.from', { low })
    return t('payback.range', { low, high })
  }
  const relief = ({ low, high }: Range) =>
    high < 0.05
      ? t('relief.none')
      : t('relief.kw', { low: kw(round1(low), locale), high: kw(round1(high), locale) })
  const less = programLessMinor.high >= 50
  return [
    row(
      'upFront',
      ways.map((w) => money(w.upFrontMinor)),
      best((w) => -w.upFrontMinor),
    ),
    row(
      'perYear',
      ways.map((w) => perYear(w, w === solar ? 0 : onceMinor)),
      best((w) => w.yearMinor.low + w.yearMinor.high),
    ),
    row('payback', ways.map(payback)),
    row(
      'net',
      ways.map((w) => range(w.netMinor)),
      best((w) => w.netMinor.low + w.netMinor.high),
    ),
    row('certainty', [
      t('certainty.solar', { spread: Math.round(found.site.yieldSpread * 100) }),
      t(hasDearerHours(found.program.terms) ? 'certainty.programDearer' : 'certainty.program', {
        low: eventsPerYear.low,
        high: eventsPerYear.high,
      }),
      t(less ? 'certainty.bothLess' : 'certainty.both', { range: range(programLessMinor) }),
    ]),
    row(
      'effort',
      [t('effort.solar'), t(`effort.${found.program.terms.participation}`), t('effort.both')],
      ['program'],
    ),
    row('commitment', [t('commitment.solar'), t('commitment.program'), t('commitment.both')], ['program']),
    row('needs', [
      t('needs.solar'),
      t(`needs.${found.program.terms.deviceType ?? 'behavioural'}`),
      t('needs.both'),
    ]),
    ...(found.peakHours.length
      ? [
          row(
            'relief',
            ways.map((w) => relief(w.reliefKw)),
            best((w) => round1(w.reliefKw.low + w.reliefKw.high)),
          ),
        ]
      : []),
  ]
}

function hourText(hour: number | undefined, locale: string): string {
  if (hour === undefined) return ''
  return new Intl.DateTimeFormat(locale === 'es' ? 'es-US' : 'en-US', {
    hour: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(Date.UTC(2026, 0, 1, hour)))
}

function round1(value: number): number {
  return Math.round(value * 10) / 10
}
