import type { ProgramTerms } from '@/lib/domain/program/terms'
import { getTranslator } from '@/lib/i18n/translator'
import type { PartOf } from '@/lib/protocol/message'
import { requireCustomer } from '../authorize'
import type { Call } from '../context'

export type EnrollmentItem = PartOf<'enrollments'>['items'][number]

/** The customer's own enrollments, newest first. */
export async function listEnrollments({
  ctx,
  input,
}: Call<{ locale?: 'en' | 'es' }>): Promise<EnrollmentItem[]> {
  const actor = requireCustomer(ctx.actor)
  const locale = input.locale ?? (actor.locale === 'es' ? 'es' : 'en')
  const t = await getTranslator(locale, 'offers')
  const rows = await ctx.db.enrollment.findMany({
    where: { meterId: actor.meterId },
    orderBy: { startedAt: 'desc' },
  })
  const versions = await ctx.db.programVersion.findMany({
    where: { OR: rows.map((r) => ({ programId: r.programId, version: r.programVersion })) },
  })
  return rows.map((row) => {
    const terms = versions.find((v) => v.programId === row.programId && v.version === row.programVersion)
      ?.terms as unknown as ProgramTerms
    return {
      enrollmentId: row.id,
      reference: row.reference,
      programId: row.programId,
      name: terms.name[locale],
      state: row.state as EnrollmentItem['state'],
      since: row.startedAt.toISOString(),
      facts: [
        { label: t('facts.skip'), value: terms.penalty ? t('facts.skipPenalty') : t('facts.skipFree') },
        { label: t('quote.whatYouGet'), value: terms.card.whatYouGet[locale] },
      ],
    }
  })
}
