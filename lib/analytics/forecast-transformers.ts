import { runWorker } from '@/lib/analytics/run-worker'
import type { ForecastHistory, ForecastModel } from '@/lib/domain/forecast/fit-forecast'
import type { ForecastPoint } from '@/lib/domain/forecast/forecast-ahead'

/** A transformer's history and, when it need not be fitted again, the model it has. */
export type ForecastJob = { id: string; history: ForecastHistory; horizon: number; model?: ForecastModel }

export type TransformerForecast = { id: string; model: ForecastModel; points: ForecastPoint[] }

const TIMEOUT_MS = 300_000

/** Forecasts of many transformers, fitted where they come without a model, off the main thread. */
export async function forecastTransformers(jobs: ForecastJob[]): Promise<TransformerForecast[]> {
  if (jobs.length === 0) return []
  return runWorker<ForecastJob[], TransformerForecast[]>('forecast', jobs, TIMEOUT_MS)
}
