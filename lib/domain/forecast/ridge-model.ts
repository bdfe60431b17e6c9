import { solveRidge } from '@/lib/domain/forecast/cholesky'
import { windowCross, windowGram } from '@/lib/domain/forecast/window-gram'

/** What a model looks at and predicts, in steps of the series. */
export type RidgeShape = {
  lags: number
  horizon: number
  /** Ranges of the past window whose means are the lag features; positions count from the oldest lag. */
  blocks: readonly (readonly [number, number])[]
}

/** Known features of each origin (calendar, temperature): one array a feature, indexed by origin. */
export type OriginFeatures = readonly Float64Array[]

/** Sums a fit needs; those of several series or periods can be added up. */
export type RidgeSums = { size: number; horizon: number; xx: Float64Array; xy: Float64Array; origins: number }

export type RidgeModel = { shape: RidgeShape; size: number; weights: Float64Array; lambda: number }

/**
 * Direct multi-horizon ridge regression on differences from the last value: features are means of past blocks minus
 * the last value, targets the values ahead minus the last value. Such a model follows level shifts by itself.
 */
export function ridgeSums(
  series: Float64Array,
  shape: RidgeShape,
  features: OriginFeatures,
  fromOrigin: number,
  toOrigin: number,
): RidgeSums {
  const { lags, horizon, blocks } = shape
  const width = lags + horizon
  const last = lags - 1
  const size = blocks.length + features.length
  const xx = new Float64Array(size * size)
  const xy = new Float64Array(size * horizon)
  const from = Math.max(lags, fromOrigin)
  const to = Math.min(series.length - horizon + 1, toOrigin)
  if (to <= from) return { size, horizon, xx, xy, origins: 0 }

  const gram = windowGram(series, shape, from, to)
  const rows = blocks.map((block) => blockRow(gram, width, block, last))
  rows.push(...features.map((feature) => windowCross(series, feature, shape, from, to)))
  rows.forEach((row, i) => {
    blocks.forEach((block, j) => {
      const value = blockMean(row, block) - row[last]!
      xx[i * size + j] = value
      xx[j * size + i] = value
    })
    for (let h = 0; h < horizon; h++) xy[i * horizon + h] = row[lags + h]! - row[last]!
  })
  features.forEach((a, i) => {
    features.forEach((b, j) => {
      let sum = 0
      for (let origin = from; origin < to; origin++) sum += a[origin]! * b[origin]!
      xx[(blocks.length + i) * size + blocks.length + j] = sum
    })
  })
  return { size, horizon, xx, xy, origins: to - from }
}

export function addSums(a: RidgeSums, b: RidgeSums): RidgeSums {
  return {
    ...a,
    origins: a.origins + b.origins,
    xx: a.xx.map((value, i) => value + b.xx[i]!),
    xy: a.xy.map((value, i) => value + b.xy[i]!),
  }
}

export function fitRidge(sums: RidgeSums, shape: RidgeShape, lambda: number): RidgeModel {
  return { shape, lambda, size: sums.size, weights: solveRidge(sums.xx, sums.xy, sums.size, lambda) }
}

/** Values predicted for the steps from the origin on; reads only what lies before it (and its known features). */
export function predictRidge(
  model: RidgeModel,
  series: Float64Array,
  features: OriginFeatures,
  origin: number,
): Float64Array<ArrayBuffer> {
  const { lags, horizon, blocks } = model.shape
  const start = origin - lags
  const last = series[origin - 1]!
  const predicted = new Float64Array(horizon).fill(last)
  for (let i = 0; i < model.size; i++) {
    const block = blocks[i]
    const value = block
      ? meanBetween(series, start + block[0], start + block[1]) - last
      : features[i - blocks.length]![origin]!
    if (value === 0) continue
    const row = i * horizon
    for (let h = 0; h < horizon; h++) predicted[h]! += value * model.weights[row + h]!
  }
  return predicted
}

/** Every past step by itself, as published linear models take it. */
export function everyLag(lags: number, horizon: number): RidgeShape {
  return { lags, horizon, blocks: Array.from({ length: lags - 1 }, (_, i) => [i, i + 1] as const) }
}

/** A week of hourly means, and the last two hours step by step, for series finer than an hour. */
export function hourlyLags(stepsPerHour: number, horizon: number): RidgeShape {
  if (stepsPerHour <= 1) return everyLag(168, horizon)
  const lags = 168 * stepsPerHour
  const hours = Array.from({ length: 168 }, (_, i) => [i * stepsPerHour, (i + 1) * stepsPerHour] as const)
  const recent = Array.from({ length: 2 * stepsPerHour - 1 }, (_, i) => {
    const at = lags - 2 * stepsPerHour + i
    return [at, at + 1] as const
  })
  return { lags, horizon, blocks: [...hours, ...recent] }
}

function blockRow(
  gram: Float64Array,
  width: number,
  [from, to]: readonly [number, number],
  last: number,
): Float64Array {
  const row = new Float64Array(width)
  for (let i = from; i < to; i++)
    for (let j = 0; j < width; j++) row[j]! += gram[i * width + j]! / (to - from)
  for (let j = 0; j < width; j++) row[j]! -= gram[last * width + j]!
  return row
}

function blockMean(row: Float64Array, [from, to]: readonly [number, number]): number {
  return meanBetween(row, from, to)
}

function meanBetween(values: Float64Array, from: number, to: number): number {
  let sum = 0
  for (let i = from; i < to; i++) sum += values[i]!
  return sum / (to - from)
}
