import type { Recommendation } from '@/lib/db/generated/client'
import { isOpen } from '@/lib/domain/alert/alert-state'
import { KINDS_WITHOUT_PLAN } from '@/lib/domain/alert/plan-need'
import type { PlanWish } from '@/lib/domain/recommendation/plan-wish'
import { REFRESH_AFTER_MS } from '@/lib/domain/recommendation/recommendation-state'
import { AppError, isUniqueViolation } from '@/lib/errors'
import type { RecommendationDto } from '@/lib/protocol/recommendation'
import { requireStaffOrSystem } from '@/lib/usecases/authorize'
import { type Call, type Context, withTransaction } from '@/lib/usecases/context'
import { preparePlan } from './prepare-plan'
import { type PlanBasis, presentRecommendation } from './present-recommendation'
import { publishPlan } from './publish-plan'

/**
 * The ranked plan of an alert: the transformer's open one while it is younger than two minutes, else a new version.
 * A wish makes a new version of its own, which `fresh` leaves again.
 * Two who ask at once get the same plan.
 */
export async function planAlert({
  ctx,
  input,
}: Call<{ alertId: string; wish?: PlanWish; fresh?: boolean }>): Promise<RecommendationDto> {
  requireStaffOrSystem(ctx.actor, 'operator')
  const alert = await ctx.db.alert.findUnique({
    where: { id: input.alertId },
    include: { transformer: true },
  })
  if (!alert || alert.count === 0) throw new AppError('not-found', 'There is no such alert.')
  if (!isOpen(alert)) throw new AppError('conflict', 'The alert is over: there is nothing left to plan for.')
  if (KINDS_WITHOUT_PLAN.includes(alert.kind))
    throw new AppError('unprocessable', 'There is nothing to plan for an alert of this kind.')
  if (!alert.transformer)
    throw new AppError(
      'unprocessable',
      'The asset of this alert is not one of our transformers, so nobody is known to be enrolled under it.',
    )
  const current = await openRecommendation(ctx, alert.transformer.id)
  const asked = input.wish !== undefined || input.fresh === true
  if (current && !asked && isFresh(ctx, current)) return presentRecommendation(current)
  const wish = input.wish ?? (input.fresh ? null : wishOf(current))
  const plan = await preparePlan(ctx, { ...alert, transformer: alert.transformer }, { wish })
  if (input.wish && plan.options.length === 0)
    throw new AppError('unprocessable', 'Nobody can be called that way. The plan stays as it is.')
  const why = input.wish ? 'wished' : 'changed'
  try {
    const row = await withTransaction(ctx, (tx) => publishPlan(tx, ctx, plan, current, why))
    return presentRecommendation(row)
  } catch (error) {
    const lost = isUniqueViolation(error) || (error as { code?: string }).code === 'conflict'
    const winner = lost ? await openRecommendation(ctx, alert.transformer.id) : null
    if (winner) return presentRecommendation(winner)
    throw error
  }
}

/** What somebody asked of a plan holds for its next versions too. */
export function wishOf(current: Recommendation | null): PlanWish | null {
  return (current?.basis as unknown as PlanBasis | undefined)?.wish ?? null
}

/** Open and not expired; an expired one that the sweep has not seen yet is closed by the new version. */
export function openRecommendation(ctx: Context, transformerId: string): Promise<Recommendation | null> {
  return ctx.db.recommendation.findFirst({ where: { transformerId, state: 'open' } })
}

export function isFresh(ctx: Context, current: Recommendation): boolean {
  const now = ctx.now().getTime()
  return current.expiresAt.getTime() > now && now - current.plannedAt.getTime() < REFRESH_AFTER_MS
}
