import { chooseModel } from '@/lib/domain/forecast/choose-model'
import { fillGaps } from '@/lib/domain/forecast/fill-gaps'
import { meanOfDays, seasonalNaive } from '@/lib/domain/forecast/naive-forecast'
import { calendarFeatures, temperatureFeatures } from '@/lib/domain/forecast/origin-features'
import { conformalQuantile } from '@/lib/domain/forecast/quantile'
import {
  fitRidge,
  hourlyLags,
  type OriginFeatures,
  type RidgeModel,
  ridgeSums,
} from '@/lib/domain/forecast/ridge-model'
import { meanAbsolute, type OriginResiduals, walkForward } from '@/lib/domain/forecast/walk-forward'

export type ForecastMethod = 'ridge' | 'seasonal-naive' | 'mean-of-days' | 'profile'

export type ForecastHistory = {
  /** Start of the first step. */
  start: Date
  stepMinutes: number
  /** kW by step, null where nothing was measured. */
  kw: ArrayLike<number | null | undefined>
  timeZone: string
  holidays?: readonly string[]
  /** By step from the same start, as far ahead as a forecast knows. */
  temperatureC?: ArrayLike<number>
  /** A typical day in the same steps, for a transformer without history (a standard load profile). */
  profileKw?: ArrayLike<number>
}

/** Everything a forecast needs besides recent history: plain numbers, to be stored with the result it made. */
export type ForecastModel = {
  method: ForecastMethod
  stepMinutes: number
  horizon: number
  /** Of the history the ridge was fitted on; the model works on (kW - mean) / scale. */
  mean: number
  scale: number
  ridge: RidgeModel | null
  features: string[]
  profileKw: number[] | null
  trainedFrom: Date
  trainedTo: Date
  /** Mean absolute error on the held-back stretch in kW, that of the seasonal naive, and 1 - their ratio. */
  validationMae: number | null
  naiveMae: number | null
  skill: number | null
  /** kW to add to the point for each quantile, by step ahead. */
  offsets: { p05: number[]; p10: number[]; p90: number[]; p95: number[] }
  /** Actual minus predicted of past forecasts, whole paths: the raw material of load scenarios. */
  residualPaths: number[][]
}

const MIN_RIDGE_DAYS = 28
const MAX_VALIDATION_DAYS = 120
const CALIBRATION_DAYS = 60

/**
 * Fits a day-ahead model to a transformer's history: ridge where four weeks are known and it beats the seasonal
 * naive on held-back days, else that, else the mean of recent days, else a typical profile.
 * @throws RangeError when there is neither history nor a profile
 */
export function fitForecast(history: ForecastHistory, horizon: number): ForecastModel {
  const stepsPerHour = 60 / history.stepMinutes
  const season = Math.round(24 * stepsPerHour)
  const series = fillGaps(history.kw, season, Math.max(1, 2 * stepsPerHour))
  const days = series ? series.length / season : 0
  if (!series || days < 2) return profileModel(history, horizon)
  if (days < MIN_RIDGE_DAYS)
    return simpleModel(history, series, horizon, season, days >= 7 ? 'mean-of-days' : 'seasonal-naive')

  const validationDays = Math.min(MAX_VALIDATION_DAYS, Math.max(7, Math.floor(days / 4)))
  const split = series.length - validationDays * season
  const { scaled, mean, scale } = standardise(series)
  const shape = hourlyLags(Math.round(stepsPerHour), horizon)
  const stride = Math.max(1, Math.round(stepsPerHour))
  const choice = chooseModel({
    series: scaled,
    shape,
    featureGroups: featureGroups(history, series.length + 1, horizon),
    splitOrigin: split,
    endOrigin: series.length,
    stride: 3 * stride,
  })
  const { residuals } = walkForward({
    series: scaled,
    shape,
    features: choice.features,
    lambda: choice.lambda,
    fromOrigin: split,
    toOrigin: series.length - horizon + 1,
    refitSteps: 7 * season,
    stride,
  })
  const naive = residualsOf(seasonalNaive, series, horizon, season, split, stride)
  const validationMae = meanAbsolute(residuals) * scale
  const naiveMae = meanAbsolute(naive)
  const skill = 1 - validationMae / naiveMae
  if (!(skill >= 0)) return simpleModel(history, series, horizon, season, 'seasonal-naive', skill)
  const ridge = fitRidge(ridgeSums(scaled, shape, choice.features, 0, series.length), shape, choice.lambda)
  return {
    ...card(history, horizon, series.length),
    method: 'ridge',
    mean,
    scale,
    ridge,
    features: choice.with,
    validationMae,
    naiveMae,
    skill,
    ...calibrate(residuals, scale, series.length, season),
  }
}

/** The known features a model may use, by name; the last entry is the origin one step past the history. */
export function featureGroups(
  history: ForecastHistory,
  steps: number,
  horizon: number,
): { name: string; features: OriginFeatures }[] {
  const { stepMinutes, timeZone, holidays, temperatureC } = history
  const calendar = calendarFeatures({
    startMs: history.start.getTime(),
    stepMinutes,
    steps,
    timeZone,
    ...(holidays ? { holidays } : {}),
  })
  return [
    { name: 'calendar', features: calendar },
    ...(temperatureC && temperatureC.length >= steps
      ? [
          {
            name: 'temperature',
            features: temperatureFeatures(temperatureC, { stepMinutes, steps, horizon }),
          },
        ]
      : []),
  ]
}

function simpleModel(
  history: ForecastHistory,
  series: Float64Array,
  horizon: number,
  season: number,
  method: 'seasonal-naive' | 'mean-of-days',
  ridgeSkill?: number,
): ForecastModel {
  const forecast = method === 'seasonal-naive' ? seasonalNaive : meanOfDays
  const from = Math.min(series.length - horizon, (method === 'seasonal-naive' ? 1 : 2) * season)
  const stride = Math.max(1, Math.round(season / 24))
  const residuals = residualsOf(forecast, series, horizon, season, Math.max(season, from), stride)
  const naiveMae = meanAbsolute(
    residualsOf(seasonalNaive, series, horizon, season, Math.max(season, from), stride),
  )
  const validationMae = meanAbsolute(residuals)
  return {
    ...card(history, horizon, series.length),
    method,
    validationMae: finite(validationMae),
    naiveMae: finite(naiveMae),
    // The skill that sent a ridge home is kept, so that the screen can say why.
    skill: ridgeSkill ?? finite(1 - validationMae / naiveMae),
    ...calibrate(residuals, 1, series.length, season),
  }
}

function profileModel(history: ForecastHistory, horizon: number): ForecastModel {
  if (!history.profileKw || history.profileKw.length === 0)
    throw new RangeError('neither two days of history nor a profile')
  const kw = Array.from(history.profileKw)
  // A profile says nothing about its own error; half of its mean to either side is a stated assumption.
  const half = (0.5 * kw.reduce((sum, value) => sum + Math.abs(value), 0)) / kw.length
  const flat = (value: number) => new Array<number>(horizon).fill(value)
  return {
    ...card(history, horizon, history.kw.length),
    method: 'profile',
    profileKw: kw,
    validationMae: null,
    naiveMae: null,
    skill: null,
    offsets: { p05: flat(-1.3 * half), p10: flat(-half), p90: flat(half), p95: flat(1.3 * half) },
    residualPaths: [],
  }
}

function card(history: ForecastHistory, horizon: number, steps: number) {
  const start = history.start.getTime()
  return {
    stepMinutes: history.stepMinutes,
    horizon,
    mean: 0,
    scale: 1,
    ridge: null,
    features: [],
    profileKw: null,
    trainedFrom: history.start,
    trainedTo: new Date(start + steps * history.stepMinutes * 60_000),
  }
}

function residualsOf(
  forecast: typeof seasonalNaive,
  series: Float64Array,
  horizon: number,
  season: number,
  fromOrigin: number,
  stride: number,
): OriginResiduals[] {
  const list: OriginResiduals[] = []
  for (let origin = fromOrigin; origin + horizon <= series.length; origin += stride) {
    const predicted = forecast(series, origin, horizon, season)
    list.push({ origin, residuals: predicted.map((value, h) => value - series[origin + h]!) })
  }
  return list
}

/** Conformal offsets by step ahead and whole residual paths, from the forecasts of the last 60 days. */
function calibrate(residuals: readonly OriginResiduals[], scale: number, steps: number, season: number) {
  const recent = residuals.filter(({ origin }) => origin >= steps - CALIBRATION_DAYS * season)
  const horizon = recent[0]?.residuals.length ?? 0
  // Errors of one day are alike, so days and not origins count: few of them widen the band as Student's t does.
  const calibrationDays = Math.max(1, new Set(recent.map(({ origin }) => Math.floor(origin / season))).size)
  const widened = scale * (1 + 1.2 / calibrationDays)
  const outer = (h: number, p: number, sign: 1 | -1) => {
    const errors = recent.map((entry) => sign * entry.residuals[h]!)
    return conformalQuantile(errors, p) * widened
  }
  const above = (h: number, p: number) => outer(h, p, -1)
  const below = (h: number, p: number) => -outer(h, p, 1)
  const each = (pick: (h: number) => number) => Array.from({ length: horizon }, (_, h) => pick(h))
  return {
    offsets: {
      p05: each((h) => below(h, 0.95)),
      p10: each((h) => below(h, 0.9)),
      p90: each((h) => above(h, 0.9)),
      p95: each((h) => above(h, 0.95)),
    },
    residualPaths: thin(recent, 120).map((entry) => Array.from(entry.residuals, (value) => -value * scale)),
  }
}

function thin<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list]
  return Array.from({ length: most }, (_, i) => list[Math.floor((i * list.length) / most)]!)
}

function standardise(series: Float64Array): { scaled: Float64Array; mean: number; scale: number } {
  const mean = series.reduce((sum, value) => sum + value, 0) / series.length
  const scale = Math.sqrt(series.reduce((sum, value) => sum + (value - mean) ** 2, 0) / series.length) || 1
  return { scaled: series.map((value) => (value - mean) / scale), mean, scale }
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}
