import { AppError } from '@/lib/errors'
import type { AlertDto, AlertTimelineEntry } from '@/lib/protocol/alert'
import { requireScopeOrStaff } from '@/lib/usecases/authorize'
import type { Call } from '@/lib/usecases/context'
import { presentAlert } from './present-alert'

export type AlertDetail = AlertDto & {
  timeline: AlertTimelineEntry[]
  recommendationId: string | null
  activationIds: string[]
}

/** One alert with everything that happened to it, oldest first. */
export async function getAlert({ ctx, input }: Call<{ alertId: string }>): Promise<AlertDetail> {
  requireScopeOrStaff(ctx.actor, 'alerts:read')
  const row = await ctx.db.alert.findUnique({
    where: { id: input.alertId, count: { gt: 0 } },
    include: { source: true, timeline: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } },
  })
  if (!row) throw new AppError('not-found', 'There is no such alert.')
  const [recommendation, activations] = await Promise.all([
    ctx.db.recommendation.findFirst({ where: { alertId: row.id }, orderBy: { createdAt: 'desc' } }),
    ctx.db.activation.findMany({
      where: { alertId: row.id },
      select: { id: true },
      orderBy: { createdAt: 'asc' },
    }),
  ])
  return {
    ...presentAlert(row, row.source.name),
    timeline: row.timeline.map((entry) => ({
      kind: entry.kind,
      actor: entry.actor,
      at: entry.at.toISOString(),
      gridAt: entry.gridAt.toISOString(),
      data: entry.data as Record<string, unknown>,
      ...(entry.payloadId === null ? {} : { payloadId: entry.payloadId }),
    })),
    recommendationId: recommendation?.id ?? null,
    activationIds: activations.map((activation) => activation.id),
  }
}
