import { chooseModel, LAMBDAS } from '@/lib/domain/forecast/choose-model'
import { seasonalNaive } from '@/lib/domain/forecast/naive-forecast'
import { conformalQuantile } from '@/lib/domain/forecast/quantile'
import {
  addSums,
  everyLag,
  fitRidge,
  type OriginFeatures,
  type RidgeModel,
  type RidgeSums,
  ridgeSums,
} from '@/lib/domain/forecast/ridge-model'
import {
  meanSquare,
  type OriginResiduals,
  residualsAt,
  walkForward,
} from '@/lib/domain/forecast/walk-forward'

export type EvaluationInput = {
  columns: readonly { name: string; values: Float64Array }[]
  trainRows: number
  validationRows: number
  testRows: number
  /** Steps ahead: 96 or 24. */
  horizon: number
  stepsPerDay: number
  /** Known features of each row, offered to the walk-forward models. */
  calendar?: OriginFeatures
}

export type Scores = { mse: number; mae: number; coverage90: number; naive: { mse: number; mae: number } }

export type ColumnScores = Scores & {
  lambda: number
  features: string[]
  /** In the column's own units; dayAhead counts only forecasts issued at the first step of a day. */
  raw: { mae: number; rmse: number; dayAheadMae: number; dayAheadRmse: number; dayAheadCoverage90: number }
}

export type Evaluation = Scores & { protocol: string; perColumn: Record<string, ColumnScores> }

const CALIBRATION_DAYS = 60

type Judged = {
  residuals: OriginResiduals[]
  band: (origin: number) => Float64Array
  lambda: number
  features: string[]
}

/**
 * Rolling evaluation on columns z-scored by their training rows, an origin at every row of the test stretch.
 * Beyond two days: the published long-horizon protocol, one model shared by all columns, 336 lags, fitted once on
 * the training rows, penalty picked on the validation rows. Up to two days: as the product runs, one model a column,
 * 168 lags, refitted weekly on all rows before. Bands: conformal on earlier residuals, by steps ahead.
 */
export function evaluateForecast(input: EvaluationInput): Evaluation {
  const scaled = input.columns.map(({ name, values }) => ({ name, ...standardise(values, input.trainRows) }))
  const long = input.horizon > 2 * input.stepsPerDay
  const judged = long ? sharedModel(scaled, input) : scaled.map((column) => ownModel(column.series, input))
  const perColumn: Record<string, ColumnScores> = {}
  scaled.forEach((column, i) => {
    perColumn[column.name] = scoreColumn(column, judged[i]!, input)
  })
  const all = Object.values(perColumn)
  const mean = (pick: (scores: Scores) => number) =>
    all.reduce((sum, scores) => sum + pick(scores), 0) / all.length
  return {
    mse: mean((scores) => scores.mse),
    mae: mean((scores) => scores.mae),
    coverage90: mean((scores) => scores.coverage90),
    naive: { mse: mean((scores) => scores.naive.mse), mae: mean((scores) => scores.naive.mae) },
    protocol: long ? 'shared ridge, 336 lags, fitted once' : 'ridge a column, 168 lags, refitted weekly',
    perColumn,
  }
}

function sharedModel(columns: { series: Float64Array }[], input: EvaluationInput): Judged[] {
  const shape = everyLag(336, input.horizon)
  const [validation, test] = stretches(input)
  const sums = columns
    .map(({ series }) => ridgeSums(series, shape, [], 0, input.trainRows - input.horizon + 1))
    .reduce<RidgeSums | null>((total, own) => (total ? addSums(total, own) : own), null)!
  const residualsOf = (model: RidgeModel, series: Float64Array, from: number, to: number, stride: number) =>
    origins({ from, to }, stride).map((origin) => ({
      origin,
      residuals: residualsAt(model, series, [], origin),
    }))
  const models = LAMBDAS.map((lambda) => {
    const model = fitRidge(sums, shape, lambda)
    const error = columns.reduce(
      (sum, { series }) => sum + meanSquare(residualsOf(model, series, validation.from, validation.to, 5)),
      0,
    )
    return { model, error }
  })
  const { model } = models.reduce((best, other) => (other.error < best.error ? other : best))
  return columns.map(({ series }) => {
    const residuals = residualsOf(model, series, validation.from, test.to, 1)
    return {
      residuals: residuals.filter(({ origin }) => origin >= test.from),
      band: rollingBand(residuals, input, validation.from),
      lambda: model.lambda,
      features: [],
    }
  })
}

function ownModel(series: Float64Array, input: EvaluationInput): Judged {
  const { horizon, stepsPerDay, trainRows, calendar } = input
  const [validation, test] = stretches(input)
  const shape = everyLag(7 * stepsPerDay, horizon)
  const refitSteps = 7 * stepsPerDay
  const choice = chooseModel({
    series,
    shape,
    featureGroups: calendar ? [{ name: 'calendar', features: calendar }] : [],
    splitOrigin: trainRows,
    endOrigin: trainRows + input.validationRows,
    stride: 3,
  })
  const { residuals } = walkForward({
    series,
    shape,
    features: choice.features,
    lambda: choice.lambda,
    fromOrigin: validation.from,
    toOrigin: test.to,
    refitSteps,
  })
  return {
    residuals: residuals.filter(({ origin }) => origin >= test.from),
    band: rollingBand(residuals, input, validation.from),
    lambda: choice.lambda,
    features: choice.with,
  }
}

/** Bands renewed weekly from the forecasts of the last 60 days whose whole horizon had been measured by then. */
function rollingBand(
  residuals: readonly OriginResiduals[],
  { horizon, stepsPerDay }: EvaluationInput,
  firstOrigin: number,
): (origin: number) => Float64Array {
  const byOrigin = new Map(residuals.map((entry) => [entry.origin, entry]))
  const bands = new Map<number, Float64Array>()
  return (origin) => {
    const renewed = origin - ((origin - firstOrigin) % (7 * stepsPerDay))
    const known = bands.get(renewed)
    if (known) return known
    const past: OriginResiduals[] = []
    for (let o = renewed - horizon - CALIBRATION_DAYS * stepsPerDay + 1; o <= renewed - horizon; o++) {
      const entry = byOrigin.get(o)
      if (entry) past.push(entry)
    }
    const made = bandOf(past, horizon)
    bands.set(renewed, made)
    return made
  }
}

function scoreColumn(
  column: { series: Float64Array; scale: number },
  judged: Judged,
  { horizon, stepsPerDay, trainRows, validationRows }: EvaluationInput,
): ColumnScores {
  const all = tally()
  const dayAhead = tally()
  const naive = tally()
  for (const { origin, residuals } of judged.residuals) {
    const band = judged.band(origin)
    const repeated = seasonalNaive(column.series, origin, horizon, stepsPerDay)
    const issuedAtMidnight = (origin - trainRows - validationRows) % stepsPerDay === 0
    for (let h = 0; h < horizon; h++) {
      all.add(residuals[h]!, band[h]!)
      if (issuedAtMidnight) dayAhead.add(residuals[h]!, band[h]!)
      naive.add(repeated[h]! - column.series[origin + h]!, 0)
    }
  }
  return {
    mse: all.mse(),
    mae: all.mae(),
    coverage90: all.coverage(),
    naive: { mse: naive.mse(), mae: naive.mae() },
    lambda: judged.lambda,
    features: judged.features,
    raw: {
      mae: all.mae() * column.scale,
      rmse: Math.sqrt(all.mse()) * column.scale,
      dayAheadMae: dayAhead.mae() * column.scale,
      dayAheadRmse: Math.sqrt(dayAhead.mse()) * column.scale,
      dayAheadCoverage90: dayAhead.coverage(),
    },
  }
}

function tally() {
  let squares = 0
  let absolutes = 0
  let inside = 0
  let count = 0
  return {
    add(residual: number, band: number) {
      squares += residual * residual
      absolutes += Math.abs(residual)
      if (Math.abs(residual) <= band) inside++
      count++
    },
    mse: () => squares / count,
    mae: () => absolutes / count,
    coverage: () => inside / count,
  }
}

type Stretch = { from: number; to: number }

/** Origins of the validation and test rows whose horizon stays inside their stretch. */
function stretches({ trainRows, validationRows, testRows, horizon }: EvaluationInput): [Stretch, Stretch] {
  const test = trainRows + validationRows
  return [
    { from: trainRows, to: test - horizon + 1 },
    { from: test, to: test + testRows - horizon + 1 },
  ]
}

function origins({ from, to }: Stretch, stride: number): number[] {
  const list: number[] = []
  for (let origin = from; origin < to; origin += stride) list.push(origin)
  return list
}

/** Half-width of the 90 % band by steps ahead. */
function bandOf(residuals: readonly OriginResiduals[], horizon: number): Float64Array {
  return Float64Array.from({ length: horizon }, (_, h) =>
    conformalQuantile(
      residuals.map((entry) => Math.abs(entry.residuals[h]!)),
      0.9,
    ),
  )
}

function standardise(
  values: Float64Array,
  trainRows: number,
): { series: Float64Array; mean: number; scale: number } {
  let sum = 0
  for (let i = 0; i < trainRows; i++) sum += values[i]!
  const mean = sum / trainRows
  let squares = 0
  for (let i = 0; i < trainRows; i++) squares += (values[i]! - mean) ** 2
  const scale = Math.sqrt(squares / trainRows) || 1
  return { series: values.map((value) => (value - mean) / scale), mean, scale }
}
