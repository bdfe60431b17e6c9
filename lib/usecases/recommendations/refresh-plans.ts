import { isOpen } from '@/lib/domain/alert/alert-state'
import { planNeed } from '@/lib/domain/alert/plan-need'
import { REFRESH_AFTER_MS } from '@/lib/domain/recommendation/recommendation-state'
import { requireStaffOrSystem } from '@/lib/usecases/authorize'
import { type Context, withTransaction } from '@/lib/usecases/context'
import { wishOf } from './plan-alert'
import { preparePlan } from './prepare-plan'
import { publishPlan } from './publish-plan'
import { readNeed } from './read-need'

/** A need that moved by less than this is the same need to an operator. */
const MATERIAL_SHARE = 0.1
const MATERIAL_KW = 2

/**
 * Makes a new version of open plans whose need has changed materially since they were made, each at most every two
 * wall minutes. Run by a loop.
 */
export async function refreshPlans(ctx: Context): Promise<number> {
  requireStaffOrSystem(ctx.actor, 'admin')
  const now = ctx.now()
  const open = await ctx.db.recommendation.findMany({
    where: {
      state: 'open',
      plannedAt: { lt: new Date(now.getTime() - REFRESH_AFTER_MS) },
      expiresAt: { gt: now },
    },
    take: 50,
  })
  let refreshed = 0
  for (const current of open) {
    const alert = await ctx.db.alert.findUnique({
      where: { id: current.alertId },
      include: { transformer: true },
    })
    if (!alert?.transformer || !isOpen(alert) || !planNeed(alert, alert.transformer)) continue
    const { neededKw } = await readNeed(ctx, { ...alert, transformer: alert.transformer })
    const change = Math.abs(neededKw - current.neededKw)
    if (change <= Math.max(MATERIAL_KW, MATERIAL_SHARE * current.neededKw)) continue
    const plan = await preparePlan(
      ctx,
      { ...alert, transformer: alert.transformer },
      { wish: wishOf(current) },
    )
    await withTransaction(ctx, (tx) => publishPlan(tx, ctx, plan, current)).then(
      () => refreshed++,
      (error: { code?: string }) => {
        // Decided or refreshed by somebody in the meantime: theirs stands.
        if (error.code !== 'conflict') throw error
      },
    )
  }
  return refreshed
}
