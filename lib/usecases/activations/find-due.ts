import { dueStep, nextDueAt, READINGS_WAIT_MS, REBOUND_MS } from '@/lib/domain/activation/due-step'
import { requireStaffOrSystem } from '@/lib/usecases/authorize'
import type { Context } from '@/lib/usecases/context'
import { loadProgress } from './load-progress'

/** Activations that owe a step now, and when the next one falls due in grid time. */
export async function findDueActivations(ctx: Context): Promise<{ due: string[]; nextAt: Date | null }> {
  requireStaffOrSystem(ctx.actor, 'admin')
  const gridNow = await ctx.gridNow()
  const rows = await ctx.db.activation.findMany({
    where: {
      OR: [
        { state: { in: ['scheduled', 'notifying', 'active', 'measuring', 'aborted'] } },
        { state: 'settled', endAt: { gt: new Date(gridNow.getTime() - READINGS_WAIT_MS - REBOUND_MS) } },
      ],
    },
    orderBy: { startAt: 'asc' },
    take: 500,
  })
  const due: string[] = []
  let nextAt: Date | null = null
  for (const row of rows) {
    const progress = await loadProgress(ctx.db, row)
    if (dueStep(progress, gridNow)) due.push(row.id)
    const next = nextDueAt(progress)
    if (next && next > gridNow && (!nextAt || next < nextAt)) nextAt = next
  }
  return { due, nextAt }
}
