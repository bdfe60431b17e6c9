import type { Turn } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import type { Alert, Prisma, Transformer } from '@/lib/db/generated/client'

export type MeantAlert = Alert & { transformer: Transformer | null }

const MOST = 200

/** Alerts that still stand and that the words may mean, gravest first. */
export function standingAlerts(
  turn: Turn,
  { slots }: Pick<Act, 'slots'>,
  more: Prisma.AlertWhereInput = {},
): Promise<MeantAlert[]> {
  return turn.ctx.db.alert.findMany({
    where: {
      count: { gt: 0 },
      state: { in: ['active', 'acknowledged'] },
      clearedAt: null,
      ...(slots.transformerId ? { transformerId: slots.transformerId } : {}),
      ...(slots.feederId ? { transformer: { feederId: slots.feederId } } : {}),
      ...(slots.priority ? { priority: slots.priority } : {}),
      ...more,
    },
    include: { transformer: true },
    orderBy: [{ priority: 'asc' }, { raisedAt: 'desc' }],
    take: MOST,
  })
}

export function nameOf(alert: MeantAlert): string {
  return alert.transformerId ?? alert.externalId ?? alert.sourceEventId
}

/** Named, or the only asset there is an alert on: what may be acted on without a question. */
export function isPlain(act: Pick<Act, 'slots'>, alerts: readonly MeantAlert[]): boolean {
  return act.slots.transformerId !== undefined || new Set(alerts.map(nameOf)).size === 1
}
