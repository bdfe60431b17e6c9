import type { Alert, Transformer } from '@/lib/db/generated/client'
import type { Context } from '@/lib/usecases/context'
import { computePlan } from './compute-plan'
import { describeExcluded, describeOptions } from './describe-options'
import { keepProblem } from './keep-problem'
import { loadEnrolled } from './load-enrolled'
import { type Optimised, optimisePlan, planProblem } from './optimise-plan'
import type { PlanBasis } from './present-recommendation'
import { readNeed, type StressedNeed } from './read-need'
import { loadBeliefs } from './segment-beliefs'

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

/**
 * Works out the plan of an alert with nothing written yet. The simple planner's options stand at once; the optimiser's
 * plan is among them when it came in a moment, or `thorough` waits for it.
 */
export async function preparePlan(
  ctx: Context,
  alert: Alert & { transformer: Transformer },
  { thorough = false } = {},
): Promise<PreparedPlan> {
  const { transformer } = alert
  const [need, known, beliefs, gridNow] = await Promise.all([
    readNeed(ctx, alert),
    loadEnrolled(ctx.db, transformer.id, ctx.now()),
    loadBeliefs(ctx.db),
    ctx.gridNow(),
  ])
  const simple = computePlan({
    ...known,
    beliefs,
    needByIntervalKw: need.needByIntervalKw,
    durationMinutes: need.durationMinutes,
    gridNow,
    timeZone: ctx.env.TIME_ZONE,
    // Equipment that is over its limit at high or critical severity comes before cost.
    urgent: alert.priority <= 2,
  })
  const optimised = await optimisePlan(ctx, simple, { thorough })
  const { plan } = optimised
  return {
    alert,
    transformer,
    neededKw: need.neededKw,
    enough: plan.enough,
    missingKw: plan.missingKw,
    options: describeOptions(ctx.env, plan),
    excluded: describeExcluded(ctx.env, plan),
    basis: basisOf(alert, need, optimised, gridNow, thorough),
  }
}

function basisOf(
  alert: Alert,
  { needByIntervalKw, stress, loadKw, limitKw, precaution, durationMinutes }: StressedNeed,
  { plan, optimum }: Optimised,
  gridNow: Date,
  thorough: boolean,
): PlanBasis {
  const asked = plan.request.candidates.length > 0
  return {
    loadKw,
    limitKw,
    precaution,
    durationMinutes,
    emergency: alert.priority === 1,
    engine: optimum ? 'optimum' : 'greedy',
    gridAt: gridNow.toISOString(),
    needByIntervalKw,
    stress,
    problem: keepProblem(planProblem(plan.request)),
    optimum: optimum && {
      state: optimum.state,
      pEnough: optimum.pEnough,
      costMinor: optimum.costMinor,
      gap: optimum.gap,
    },
    // Everybody is called when it is urgent: a cheaper mix would come too late to matter and only move the version.
    refine: !optimum && !thorough && asked && alert.priority > 2 ? 'due' : 'done',
  }
}
