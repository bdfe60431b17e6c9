import type { Alert, Transformer } from '@/lib/db/generated/client'
import { keepsWish, type PlanWish, suitsWish } from '@/lib/domain/recommendation/plan-wish'
import type { Context } from '@/lib/usecases/context'
import { type ComputedPlan, computePlan } from './compute-plan'
import { describeExcluded, describeOptions } from './describe-options'
import { readFeederHelp } from './feeder-help'
import { keepProblem } from './keep-problem'
import { type EnrolledProgram, loadEnrolled } from './load-enrolled'
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
  { thorough = false, wish = null }: { thorough?: boolean; wish?: PlanWish | null } = {},
): Promise<PreparedPlan> {
  const { transformer } = alert
  const [need, known, beliefs, gridNow] = await Promise.all([
    readNeed(ctx, alert),
    loadEnrolled(ctx.db, transformer.id, ctx.now()),
    loadBeliefs(ctx.db),
    ctx.gridNow(),
  ])
  const { suited, left } = splitByWish(known.programs, wish)
  const simple = computePlan({
    ...known,
    programs: suited,
    beliefs,
    needByIntervalKw: need.needByIntervalKw,
    durationMinutes: need.durationMinutes,
    startAt: need.startAt,
    gridNow,
    timeZone: ctx.env.TIME_ZONE,
    // Equipment that is over its limit at high or critical severity comes before cost.
    urgent: alert.priority <= 2,
  })
  const optimised = await optimisePlan(ctx, simple, { thorough })
  const plan = wish ? withinWish(optimised.plan, wish) : optimised.plan
  const { durationMinutes } = need
  const feederHelp = plan.enough ? null : await readFeederHelp(ctx, transformer, { durationMinutes, beliefs })
  return {
    alert,
    transformer,
    neededKw: need.neededKw,
    enough: plan.enough,
    missingKw: plan.missingKw,
    options: describeOptions(ctx.env, plan),
    excluded: describeExcluded(ctx.env, { ...plan, obstacles: [...plan.obstacles, ...left] }),
    basis: { ...basisOf(alert, need, optimised, gridNow, thorough || wish !== null), feederHelp, wish },
  }
}

/** Programs that an operator wants called, and the others with that as their reason. */
function splitByWish(programs: EnrolledProgram[], wish: PlanWish | null) {
  const suited = programs.filter((one) => !wish || suitsWish(one.terms.deviceType, wish))
  const left = programs
    .filter((one) => !suited.includes(one))
    .map((one) => ({ programId: one.id, name: one.name, obstacle: { code: 'not-wished', values: {} } }))
  return { suited, left }
}

/** The options within a wish; what the first of them lacks is missing. */
function withinWish(plan: ComputedPlan, wish: PlanWish): ComputedPlan {
  const options = plan.options.filter((option) => keepsWish(option, wish))
  if (options.length === plan.options.length) return plan
  const missingKw = Math.max(0, plan.request.needKw - (options[0]?.safeKw ?? 0))
  return { ...plan, options, missingKw, enough: options.length > 0 && missingKw === 0 }
}

function basisOf(
  alert: Alert,
  { needByIntervalKw, stress, loadKw, limitKw, precaution, durationMinutes, startAt }: StressedNeed,
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
    ...(startAt ? { startAt: startAt.toISOString() } : {}),
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
