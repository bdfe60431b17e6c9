import { fillGaps } from '@/lib/domain/forecast/fill-gaps'
import { type ForecastHistory, type ForecastModel, featureGroups } from '@/lib/domain/forecast/fit-forecast'
import { meanOfDays, seasonalNaive } from '@/lib/domain/forecast/naive-forecast'
import { predictRidge } from '@/lib/domain/forecast/ridge-model'
import type { Rng } from '@/lib/domain/statistics/seeded-rng'

export type ForecastPoint = { at: Date; p05: number; p10: number; p50: number; p90: number; p95: number }

/**
 * Load of the steps after the end of the history, with an 80 % and a 90 % band. The history may be longer or newer
 * than what the model was fitted on; a ridge needs its last week, the others two days.
 */
export function forecastAhead(model: ForecastModel, history: ForecastHistory): ForecastPoint[] {
  const end = history.start.getTime() + history.kw.length * history.stepMinutes * 60_000
  const { offsets } = model
  return Array.from(pointForecast(model, history), (kw, h) => ({
    at: new Date(end + h * history.stepMinutes * 60_000),
    p05: kw + (offsets.p05[h] ?? 0),
    p10: kw + (offsets.p10[h] ?? 0),
    p50: kw,
    p90: kw + (offsets.p90[h] ?? 0),
    p95: kw + (offsets.p95[h] ?? 0),
  }))
}

/** Possible loads of the same steps: the point plus whole residual paths of past forecasts, drawn with replacement. */
export function loadScenarios(
  residualPaths: readonly (readonly number[])[],
  points: readonly Pick<ForecastPoint, 'p05' | 'p50' | 'p95'>[],
  count: number,
  rng: Rng,
): Float64Array<ArrayBuffer>[] {
  return Array.from({ length: count }, () => {
    const path = residualPaths[Math.floor(rng() * residualPaths.length)]
    // Without past forecasts: a share of the band, the same at every step.
    const share = rng()
    return Float64Array.from(points, (point, h) =>
      path ? point.p50 + (path[h] ?? 0) : point.p05 + share * (point.p95 - point.p05),
    )
  })
}

function pointForecast(model: ForecastModel, history: ForecastHistory): ArrayLike<number> {
  const { horizon, method } = model
  const season = Math.round(1440 / history.stepMinutes)
  if (method === 'profile') return profilePoint(model, history, season)
  const series = fillGaps(history.kw, season, Math.max(1, 120 / history.stepMinutes))
  if (!series || series.length < season) throw new RangeError('a forecast needs at least a day of history')
  if (method === 'mean-of-days') return meanOfDays(series, series.length, horizon, season)
  const ridge = model.ridge
  if (method === 'seasonal-naive' || !ridge || series.length < ridge.shape.lags) {
    return seasonalNaive(series, series.length, horizon, season)
  }
  const scaled = series.map((kw) => (kw - model.mean) / model.scale)
  const features = model.features.length
    ? featureGroups(history, series.length + 1, horizon)
        .filter((group) => model.features.includes(group.name))
        .flatMap((group) => group.features)
    : []
  return predictRidge(ridge, scaled, features, series.length).map((value) => value * model.scale + model.mean)
}

/** The profile by step of the day, moved to the last reading when there is one. */
function profilePoint(model: ForecastModel, history: ForecastHistory, season: number): number[] {
  const profile = model.profileKw ?? []
  const first = Math.round(history.start.getTime() / (history.stepMinutes * 60_000)) + history.kw.length
  const at = (step: number) => profile[(((step % season) + season) % season) % profile.length]!
  const last = history.kw[history.kw.length - 1]
  const factor = typeof last === 'number' && at(first - 1) > 1e-9 ? Math.max(0, last / at(first - 1)) : 1
  return Array.from({ length: model.horizon }, (_, h) => at(first + h) * factor)
}
