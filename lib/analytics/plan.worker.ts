import { parentPort, workerData } from 'node:worker_threads'
import { loadHighsSolver } from '@/lib/analytics/highs-solver'
import { chancePlan } from '@/lib/domain/plan/chance-plan'
import type { PlanProblem } from '@/lib/domain/plan/plan-problem'

const { problem, seconds } = workerData as { problem: PlanProblem; seconds: number }

const since = performance.now()
const solve = await loadHighsSolver()
parentPort?.postMessage(
  chancePlan(problem, solve, { seconds, elapsedSeconds: () => (performance.now() - since) / 1000 }),
)
