import { parentPort, workerData } from 'node:worker_threads'
import { type ForecastHistory, type ForecastModel, fitForecast } from '@/lib/domain/forecast/fit-forecast'
import { type ForecastPoint, forecastAhead } from '@/lib/domain/forecast/forecast-ahead'

type Job = { id: string; history: ForecastHistory; horizon: number; model?: ForecastModel }

parentPort?.postMessage(
  (workerData as Job[]).map(
    ({
      id,
      history,
      horizon,
      model,
    }): {
      id: string
      model: ForecastModel
      points: ForecastPoint[]
    } => {
      const fitted = model ?? fitForecast(history, horizon)
      return { id, model: fitted, points: forecastAhead(fitted, history) }
    },
  ),
)
