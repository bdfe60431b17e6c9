import { runWorker } from '@/lib/analytics/run-worker'
import type { PackedModel } from '@/lib/domain/forecast/pack-model'
import type { StressInput } from '@/lib/domain/thermal/assess-stress'

/** A transformer's measured load (NaN where nothing is known) and, when it need not be fitted again, its model. */
export type OutlookJob = {
  id: string
  startMs: number
  stepMinutes: number
  kw: Float64Array
  timeZone: string
  /** Steps to forecast */
  horizon: number
  model: PackedModel | null
  stress: Pick<StressInput, 'nameplate' | 'powerFactor' | 'recent' | 'topOilC' | 'ambientC'>
}

/** Load of the next steps with its band, and what the thermal model makes of it. */
export type Outlook = {
  id: string
  /** The model, where one was fitted */
  fitted: PackedModel | null
  startMs: number
  p10: number[]
  p50: number[]
  p90: number[]
  hotSpotC: number[]
  hotSpotP10C: number[]
  hotSpotP90C: number[]
  hotSpotLimitC: number
  minutesToLimit: number | null
  minutesToLimitP90: number | null
  pOverLimit: number
  ageingDays: number
}

const TIMEOUT_MS = 300_000

/** Forecast, temperature and risk of the next day, in a worker thread of low priority. */
export async function lookAhead(jobs: OutlookJob[], signal?: AbortSignal): Promise<Outlook[]> {
  if (jobs.length === 0) return []
  return runWorker<OutlookJob[], Outlook[]>('outlook', jobs, TIMEOUT_MS, signal)
}
