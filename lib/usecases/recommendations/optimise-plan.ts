import { solvePlan } from '@/lib/analytics/solve-plan'
import { optionsWithOptimum, problemOfRequest } from '@/lib/domain/plan/options-with-optimum'
import type { PlanRequest } from '@/lib/domain/plan/plan-options'
import type { ChancePlan, PlanProblem } from '@/lib/domain/plan/plan-problem'
import type { Context } from '@/lib/usecases/context'
import { type ComputedPlan, completePlan } from './compute-plan'

/** Relative rise of a call's cost for each call of the last week (assumed): the rested are called first. */
const FATIGUE_COST = 0.1
/** What an operator is kept waiting for a better plan, and the problems that are solved in it. */
const QUICK_MS = 400
const QUICK_CANDIDATES = 60
const FLOOD = 3
const THOROUGH_SECONDS = 5

export type Optimised = {
  plan: ComputedPlan
  /** Null when the optimiser was not asked, or not done in the time there was */
  optimum: ChancePlan | null
}

export function planProblem(request: PlanRequest): PlanProblem {
  return problemOfRequest(request, { fatigueCost: FATIGUE_COST })
}

/** The optimiser's plan among the options: within a moment for a small problem, else in the time it needs. */
export async function optimisePlan(
  ctx: Context,
  plan: ComputedPlan,
  { thorough }: { thorough: boolean },
): Promise<Optimised> {
  const problem = planProblem(plan.request)
  const small = problem.candidates.length <= QUICK_CANDIDATES
  if (problem.candidates.length === 0) return { plan, optimum: null }
  if (!thorough && (!small || (await isFlood(ctx)))) return { plan, optimum: null }
  const solved = solvePlan(problem, {
    seconds: thorough ? THOROUGH_SECONDS : QUICK_MS / 1000,
    onFallback: (error) =>
      ctx.log.warn({ err: error }, 'the optimiser gave no answer; the greedy plan stands'),
  })
  const optimum = thorough ? await solved : await within(solved, QUICK_MS)
  // What the greedy start already had is no optimum.
  if (!optimum || (optimum.state !== 'optimal' && optimum.state !== 'feasible'))
    return { plan, optimum: null }
  return { plan: completePlan(plan, optionsWithOptimum(plan.request, optimum)), optimum }
}

/** Many alerts wait to be told: none of them waits for a better plan of another. */
async function isFlood(ctx: Context): Promise<boolean> {
  const waiting = await ctx.db.alert.count({ where: { planState: { in: ['due', 'planning'] } } })
  return waiting > FLOOD
}

async function within<T>(work: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
