import {
  addSums,
  fitRidge,
  type OriginFeatures,
  predictRidge,
  type RidgeModel,
  type RidgeShape,
  type RidgeSums,
  ridgeSums,
} from '@/lib/domain/forecast/ridge-model'

/** Residuals (predicted minus actual) of one origin, one value a step ahead. */
export type OriginResiduals = { origin: number; residuals: Float64Array }

/**
 * Forecasts a stretch of origins as they would have been made: refitted every `refitSteps` on all that had been
 * measured by then. The model of the last refit comes along.
 */
export function walkForward(input: {
  series: Float64Array
  shape: RidgeShape
  features: OriginFeatures
  lambda: number
  fromOrigin: number
  toOrigin: number
  refitSteps: number
  /** Origins forecast: every step, or each so many. */
  stride?: number
}): { residuals: OriginResiduals[]; model: RidgeModel } {
  const { series, shape, features, lambda, fromOrigin, toOrigin, refitSteps, stride = 1 } = input
  const residuals: OriginResiduals[] = []
  let sums: RidgeSums | null = null
  let fitted = 0
  let model: RidgeModel | null = null
  for (let start = fromOrigin; start < toOrigin; start += refitSteps) {
    // Origins whose whole horizon had been measured when this stretch began.
    const until = start - shape.horizon + 1
    const fresh = ridgeSums(series, shape, features, fitted, until)
    sums = sums ? addSums(sums, fresh) : fresh
    fitted = Math.max(fitted, until)
    model = fitRidge(sums, shape, lambda)
    for (let origin = start; origin < Math.min(toOrigin, start + refitSteps); origin++) {
      if ((origin - fromOrigin) % stride !== 0 || origin + shape.horizon > series.length) continue
      residuals.push({ origin, residuals: residualsAt(model, series, features, origin) })
    }
  }
  if (!model) throw new RangeError('walkForward needs at least one origin')
  return { residuals, model }
}

export function residualsAt(
  model: RidgeModel,
  series: Float64Array,
  features: OriginFeatures,
  origin: number,
): Float64Array {
  const predicted = predictRidge(model, series, features, origin)
  for (let h = 0; h < predicted.length; h++) predicted[h]! -= series[origin + h]!
  return predicted
}

/** Mean absolute value over all origins and steps. */
export function meanAbsolute(residuals: readonly OriginResiduals[]): number {
  return meanOf(residuals, Math.abs)
}

export function meanSquare(residuals: readonly OriginResiduals[]): number {
  return meanOf(residuals, (value) => value * value)
}

function meanOf(residuals: readonly OriginResiduals[], loss: (value: number) => number): number {
  let sum = 0
  let count = 0
  for (const { residuals: values } of residuals) {
    for (let h = 0; h < values.length; h++) sum += loss(values[h]!)
    count += values.length
  }
  return count === 0 ? Number.NaN : sum / count
}
