import { hasDearerHours, type ProgramTerms } from '@/lib/domain/program/terms'
import { AppError } from '@/lib/errors'
import { getTranslator } from '@/lib/i18n/translator'
import type { Context } from '../context'
import type { DraftQuote } from './init-order'

/** What joining a program costs (nothing) and the terms that the customer would agree to. */
export async function quoteDfp(
  ctx: Context,
  offer: { programId: string; headline: string; headlineNote: string },
  locale: 'en' | 'es',
): Promise<DraftQuote> {
  const program = await ctx.db.program.findUnique({
    where: { id: offer.programId },
    include: { versions: true },
  })
  const version = program?.versions.find((v) => v.version === program.currentVersion)
  if (program?.state !== 'published' || !version)
    throw new AppError('not-eligible', 'This program is not open any more.')
  const terms = version.terms as unknown as ProgramTerms
  const t = await getTranslator(locale, 'offers')
  return {
    title: t('quote.dfpTitle', { name: terms.name[locale] }),
    headline: offer.headline,
    headlineNote: offer.headlineNote,
    lines: [
      { label: t('quote.enrollment'), amountMinor: 0 },
      { label: t('quote.equipment'), amountMinor: 0 },
      // Where skipping costs something, the terms below say what: a zero here would be half the truth.
      ...(terms.penalty || hasDearerHours(terms) ? [] : [{ label: t('quote.penalty'), amountMinor: 0 }]),
    ],
    totalLabel: t('quote.youPay'),
    totalMinor: 0,
    currency: ctx.env.CURRENCY,
    termsVersion: `${program.id} v${version.version}`,
    terms: [
      { label: t('quote.whatHappens'), text: terms.card.whatHappens[locale] },
      { label: t('quote.whatYouGet'), text: terms.card.whatYouGet[locale] },
      { label: t('quote.whatItCosts'), text: terms.card.whatItCosts[locale] },
      { label: t('quote.sayingNo'), text: terms.card.sayingNo[locale] },
      { label: t('quote.whyNow'), text: terms.card.whyNow[locale] },
      { label: t('quote.yourData'), text: terms.card.yourData[locale] },
    ],
    statements: [
      {
        id: 'medical',
        kind: 'choice',
        label: t('quote.medical'),
        help: t('quote.medicalHelp'),
        options: [
          { value: 'yes', label: t('quote.yes') },
          { value: 'no', label: t('quote.no') },
        ],
      },
      { id: 'terms', kind: 'checkbox', label: terms.consent[locale] },
    ],
    consent: terms.consent[locale],
  }
}
