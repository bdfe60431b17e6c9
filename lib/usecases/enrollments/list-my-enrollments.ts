import type { ProgramTerms } from '@/lib/domain/program/terms'
import { AppError } from '@/lib/errors'
import type { EnrollmentDto } from '@/lib/protocol/me'
import { requireCustomer } from '../authorize'
import type { Context } from '../context'

export type EnrollmentPage = { after: { at: Date; id: string } | null; limit: number; id?: string }

/** The customer's own enrollments, newest first, each with how many of its events were called in the last year. */
export async function listMyEnrollments(
  ctx: Context,
  page: EnrollmentPage = { after: null, limit: 50 },
): Promise<EnrollmentDto[]> {
  const { meterId, locale } = requireCustomer(ctx.actor)
  const { after, id } = page
  const rows = await ctx.db.enrollment.findMany({
    where: {
      meterId,
      id,
      ...(after
        ? { OR: [{ startedAt: { lt: after.at } }, { startedAt: after.at, id: { lt: after.id } }] }
        : {}),
    },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: page.limit,
  })
  if (rows.length === 0) return []
  const yearAgo = new Date((await ctx.gridNow()).getTime() - 365 * 86_400_000)
  const [versions, events] = await Promise.all([
    ctx.db.programVersion.findMany({
      where: { OR: rows.map((row) => ({ programId: row.programId, version: row.programVersion })) },
    }),
    ctx.db.participant.groupBy({
      by: ['enrollmentId'],
      where: {
        meterId,
        enrollmentId: { in: rows.map((row) => row.id) },
        noticedAt: { not: null },
        activation: { startAt: { gte: yearAgo } },
      },
      _count: true,
    }),
  ])
  return rows.map((row) => {
    const terms = versions.find((v) => v.programId === row.programId && v.version === row.programVersion)
      ?.terms as unknown as ProgramTerms | undefined
    return {
      enrollmentId: row.id,
      reference: row.reference,
      programId: row.programId,
      name: terms?.name[locale === 'es' ? 'es' : 'en'] ?? row.programId,
      state: row.state as EnrollmentDto['state'],
      since: row.startedAt.toISOString(),
      until: (row.leftAt ?? row.pausedUntil)?.toISOString() ?? null,
      termsVersion: `${row.programId} v${row.programVersion}`,
      eventsUsed: events.find((e) => e.enrollmentId === row.id)?._count ?? 0,
      eventsLimit: terms?.limits.maxEventsPerYear ?? null,
    }
  })
}

export async function readMyEnrollment(ctx: Context, enrollmentId: string): Promise<EnrollmentDto> {
  const [item] = await listMyEnrollments(ctx, { after: null, limit: 1, id: enrollmentId })
  if (!item) throw new AppError('not-found', 'There is no such enrollment of yours.')
  return item
}
