import { type AlertState, afterAct } from '@/lib/domain/alert/alert-state'
import { requireScope } from '@/lib/usecases/authorize'
import type { Call } from '@/lib/usecases/context'
import { changeAlert } from './change-alert'

/** Somebody has seen an alert at its source; one that we do not know is let pass. True when there was one. */
export async function acknowledgeFromSource({
  ctx,
  input,
}: Call<{ format: string; sourceEventId: string }>): Promise<boolean> {
  const key = requireScope(ctx.actor, 'alerts:write')
  const alert = await ctx.db.alert.findFirst({
    where: {
      source: { apiKeyId: key.keyId, format: input.format },
      sourceEventId: input.sourceEventId,
      count: { gt: 0 },
      state: { in: ['active', 'returned'] },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  if (!alert) return false
  await changeAlert(ctx, alert.id, (row, gridNow) => {
    const state = afterAct(row.state as AlertState, 'acknowledge')
    const closed = state === 'closed' ? { closedAt: gridNow } : {}
    return {
      event: 'acknowledged',
      details: { at: 'source' },
      data: state && { state, acknowledgedBy: key.name, acknowledgedAt: gridNow, ...closed },
    }
  })
  return true
}
