import type { Prisma, Recommendation } from '@/lib/db/generated/client'
import { isOpen } from '@/lib/domain/alert/alert-state'
import { AppError } from '@/lib/errors'
import type { RecommendationOption } from '@/lib/protocol/recommendation'
import { requireStaffOrSystem } from '@/lib/usecases/authorize'
import { type Context, withTransaction } from '@/lib/usecases/context'
import { type PreparedPlan, preparePlan } from './prepare-plan'
import type { PlanBasis } from './present-recommendation'
import { publishPlan } from './publish-plan'

/** A plan must be this much cheaper to be worth another confirmation. */
const WORTH_SHARE = 0.05

/**
 * Lets the optimiser look without hurry at plans that were published before it was done. A clearly better plan becomes
 * a new version; else the plan stands. Answers how many became better. Run by a loop.
 */
export async function refinePlans(ctx: Context): Promise<number> {
  requireStaffOrSystem(ctx.actor, 'admin')
  const due = await ctx.db.recommendation.findMany({
    where: { state: 'open', expiresAt: { gt: ctx.now() }, basis: { path: ['refine'], equals: 'due' } },
    orderBy: { createdAt: 'asc' },
    take: 10,
  })
  let better = 0
  for (const current of due) if (await refine(ctx, current)) better++
  return better
}

async function refine(ctx: Context, current: Recommendation): Promise<boolean> {
  const alert = await ctx.db.alert.findUnique({
    where: { id: current.alertId },
    include: { transformer: true },
  })
  if (!alert?.transformer || !isOpen(alert)) return false
  const plan = await preparePlan(ctx, { ...alert, transformer: alert.transformer }, { thorough: true })
  if (!isBetter(plan, current)) {
    await settle(ctx, current)
    return false
  }
  try {
    await withTransaction(ctx, (tx) => publishPlan(tx, ctx, plan, current, 'refined'))
    return true
  } catch (error) {
    // Decided or refreshed by somebody in the meantime: theirs stands.
    if (error instanceof AppError && error.code === 'conflict') return false
    throw error
  }
}

function isBetter(plan: PreparedPlan, current: Recommendation): boolean {
  if (!plan.basis.optimum) return false
  if (plan.enough !== current.enough) return plan.enough
  const before = (current.options as unknown as RecommendationOption[])[0]
  const after = plan.options[0]
  if (!after || !before) return Boolean(after)
  return plan.enough && after.cost.amountMinor < before.cost.amountMinor * (1 - WORTH_SHARE)
}

/** The plan stands as it is shown. */
async function settle(ctx: Context, current: Recommendation): Promise<void> {
  const basis: PlanBasis = { ...(current.basis as unknown as PlanBasis), refine: 'done' }
  await ctx.db.recommendation.updateMany({
    where: { id: current.id, version: current.version, state: 'open' },
    data: { basis: basis as unknown as Prisma.InputJsonValue },
  })
}
