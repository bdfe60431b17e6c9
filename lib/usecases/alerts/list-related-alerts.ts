import { AppError } from '@/lib/errors'
import type { AlertDto } from '@/lib/protocol/alert'
import { requireScopeOrStaff } from '@/lib/usecases/authorize'
import type { Call } from '@/lib/usecases/context'
import { presentAlert } from './present-alert'

/** How far before and after an alert another one on its feeder may belong to the same trouble. */
const AROUND_MS = 30 * 60_000
const MOST = 100

/** Alerts on the same feeder within half an hour of this one, first event first. */
export async function listRelatedAlerts({ ctx, input }: Call<{ alertId: string }>): Promise<AlertDto[]> {
  requireScopeOrStaff(ctx.actor, 'alerts:read')
  const alert = await ctx.db.alert.findUnique({
    where: { id: input.alertId, count: { gt: 0 } },
    include: { transformer: true },
  })
  if (!alert) throw new AppError('not-found', 'There is no such alert.')
  if (!alert.transformer) return []
  const at = alert.raisedAt.getTime()
  const rows = await ctx.db.alert.findMany({
    where: {
      id: { not: alert.id },
      count: { gt: 0 },
      transformer: { feederId: alert.transformer.feederId },
      raisedAt: { gte: new Date(at - AROUND_MS), lte: new Date(at + AROUND_MS) },
    },
    include: { source: { select: { name: true } } },
    orderBy: [{ raisedAt: 'asc' }, { id: 'asc' }],
    take: MOST,
  })
  return rows.map((row) => presentAlert(row, row.source.name))
}
