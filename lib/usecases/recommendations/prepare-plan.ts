import type { Alert, Transformer } from '@/lib/db/generated/client'
import { type PlanNeed, PRECAUTION_SHARE, planNeed } from '@/lib/domain/alert/plan-need'
import { limitKwOf, ratedKw } from '@/lib/domain/units/load'
import type { Context } from '@/lib/usecases/context'
import { type ComputedPlan, computePlan } from './compute-plan'
import { describeExcluded, describeOptions } from './describe-options'
import { loadEnrolled } from './load-enrolled'
import type { PlanBasis } from './present-recommendation'

export const DEFAULT_DURATION_MINUTES = 120

export type PreparedPlan = {
  alert: Alert
  transformer: Transformer
  neededKw: number
  enough: boolean
  missingKw: number
  options: ReturnType<typeof describeOptions>
  excluded: ReturnType<typeof describeExcluded>
  basis: PlanBasis
}

/** Works out the plan of an alert with nothing written yet; the thermal model and the optimiser plug in here. */
export async function preparePlan(
  ctx: Context,
  alert: Alert & { transformer: Transformer },
): Promise<PreparedPlan> {
  const { transformer } = alert
  const need = planNeed(alert, transformer) ?? precaution(alert, transformer)
  const durationMinutes = alert.expectedDurationMinutes ?? DEFAULT_DURATION_MINUTES
  const gridNow = await ctx.gridNow()
  const plan: ComputedPlan = computePlan({
    ...(await loadEnrolled(ctx.db, transformer.id, ctx.now())),
    neededKw: need.neededKw,
    durationMinutes,
    gridNow,
    timeZone: ctx.env.TIME_ZONE,
    // Equipment that is over its limit at high or critical severity comes before cost.
    urgent: alert.priority <= 2,
  })
  return {
    alert,
    transformer,
    neededKw: need.neededKw,
    enough: plan.enough,
    missingKw: plan.missingKw,
    options: describeOptions(ctx.env, plan),
    excluded: describeExcluded(ctx.env, plan),
    basis: {
      loadKw: need.loadKw,
      limitKw: need.limitKw,
      precaution: need.precaution,
      durationMinutes,
      emergency: alert.priority === 1,
      engine: 'greedy',
      gridAt: gridNow.toISOString(),
    },
  }
}

/** Somebody asks for a plan where none is due: a small relief, said to be one. */
function precaution(alert: Alert, transformer: Transformer): PlanNeed {
  return {
    neededKw: PRECAUTION_SHARE * ratedKw(transformer),
    limitKw: limitKwOf(transformer, alert.limitKw),
    loadKw: alert.loadKw ?? transformer.loadKw,
    precaution: true,
  }
}
