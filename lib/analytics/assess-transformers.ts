import { runWorker } from '@/lib/analytics/run-worker'
import type { StressAssessment, StressInput } from '@/lib/domain/thermal/assess-stress'

const TIMEOUT_MS = 60_000

/** Stress of many transformers, computed off the main thread: 500 with 200 scenarios each take seconds. */
export async function assessTransformers(inputs: StressInput[]): Promise<StressAssessment[]> {
  if (inputs.length === 0) return []
  return runWorker<StressInput[], StressAssessment[]>('thermal', inputs, TIMEOUT_MS)
}
