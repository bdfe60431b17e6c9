import { runWorker } from '@/lib/analytics/run-worker'
import { chancePlan } from '@/lib/domain/plan/chance-plan'
import type { ChancePlan, PlanProblem } from '@/lib/domain/plan/plan-problem'

/** Solvers keep to their limit within a second or two; beyond that the thread is ended. */
const GRACE_MS = 2000

/**
 * The optimal plan, computed off the main thread within `seconds`; the greedy plan when the worker fails or hangs.
 * `onFallback` hears why.
 */
export async function solvePlan(
  problem: PlanProblem,
  { seconds = 5, onFallback }: { seconds?: number; onFallback?: (error: unknown) => void } = {},
): Promise<ChancePlan> {
  try {
    return await runWorker<{ problem: PlanProblem; seconds: number }, ChancePlan>(
      'plan',
      { problem, seconds },
      seconds * 1000 + GRACE_MS,
    )
  } catch (error) {
    onFallback?.(error)
    return chancePlan(problem, null, { seconds, elapsedSeconds: () => 0 })
  }
}
