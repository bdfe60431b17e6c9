import { formatSignedRange } from '@/lib/domain/money'
import { hasDearerHours } from '@/lib/domain/program/terms'
import type { Translate } from '@/lib/i18n/translator'
import type { ComparisonFor } from './compare-for-home'

/** Up to three sentences that say which way the figures point, and when they do not point anywhere. */
export function comparisonVerdict(
  found: ComparisonFor,
  currency: string,
  locale: 'en' | 'es',
  t: Translate,
): string {
  const { solar, program } = found.comparison
  const years = found.assumptions.horizonYears
  const facts = {
    years,
    program: found.program.terms.name[locale],
    solarNet: formatSignedRange(solar.netMinor.low, solar.netMinor.high, currency, locale),
    programNet: formatSignedRange(program.netMinor.low, program.netMinor.high, currency, locale),
    low: solar.paybackYears.low ?? 25,
    high: solar.paybackYears.high ?? 25,
    dearer: hasDearerHours(found.program.terms) ? 'yes' : 'no',
  }
  const which =
    solar.netMinor.low > program.netMinor.high
      ? 'solar'
      : solar.netMinor.high < program.netMinor.low
        ? 'program'
        : 'open'
  const wait =
    solar.paybackYears.low === null ? 'waitNever' : solar.paybackYears.high === null ? 'waitFrom' : 'wait'
  return [t(`verdict.${which}`, facts), t(`verdict.${wait}`, facts), t('verdict.both', facts)].join(' ')
}
