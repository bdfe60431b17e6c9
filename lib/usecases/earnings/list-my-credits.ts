import { DateTime } from 'luxon'
import type { ProgramTerms } from '@/lib/domain/program/terms'
import type { CreditDto } from '@/lib/protocol/me'
import { requireCustomer } from '../authorize'
import type { Context } from '../context'

/** What the customer's programs have paid beside their events, newest first. */
export async function listMyCredits(
  ctx: Context,
  page: { after: { at: Date; id: string } | null; limit: number } = { after: null, limit: 200 },
): Promise<CreditDto[]> {
  const { meterId, locale } = requireCustomer(ctx.actor)
  const { after, limit } = page
  const rows = await ctx.db.enrollmentCredit.findMany({
    where: {
      meterId,
      amountMinor: { not: 0 },
      ...(after ? { OR: [{ endAt: { lt: after.at } }, { endAt: after.at, id: { lt: after.id } }] } : {}),
    },
    orderBy: [{ endAt: 'desc' }, { id: 'desc' }],
    take: limit,
  })
  if (rows.length === 0) return []
  const versions = await ctx.db.programVersion.findMany({
    where: { OR: rows.map((row) => ({ programId: row.programId, version: row.programVersion })) },
  })
  return rows.map((row) => {
    const terms = versions.find((v) => v.programId === row.programId && v.version === row.programVersion)
      ?.terms as unknown as ProgramTerms | undefined
    return {
      id: row.id,
      programName: terms?.name[locale === 'es' ? 'es' : 'en'] ?? row.programId,
      kind: row.kind as CreditDto['kind'],
      month: DateTime.fromJSDate(row.startAt, { zone: ctx.env.TIME_ZONE }).toFormat('yyyy-MM'),
      startAt: row.startAt.toISOString(),
      endAt: row.endAt.toISOString(),
      amountMinor: row.amountMinor,
      currency: row.currency,
    }
  })
}
