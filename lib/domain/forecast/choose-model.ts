import { fitRidge, type OriginFeatures, type RidgeShape, ridgeSums } from '@/lib/domain/forecast/ridge-model'
import { meanAbsolute, residualsAt } from '@/lib/domain/forecast/walk-forward'

export const LAMBDAS = [30, 300, 3000, 30_000] as const

/** Known features must better the validation error by this share, or the model goes without them. */
const WORTH_HAVING = 0.01

export type ModelChoice = { lambda: number; features: OriginFeatures; with: string[]; validationMae: number }

/**
 * Picks the penalty and the known features by the error on held-back origins. Lags already carry hour and weekday,
 * so calendar and temperature come in only where they clearly help.
 */
export function chooseModel(input: {
  series: Float64Array
  shape: RidgeShape
  featureGroups: readonly { name: string; features: OriginFeatures }[]
  /** Origins to fit on end where those to judge on begin. */
  splitOrigin: number
  endOrigin: number
  stride: number
}): ModelChoice {
  let best = judge(input, [], [])
  for (const { name, features } of input.featureGroups) {
    const more = judge(input, [...best.features, ...features], [...best.with, name])
    if (more.validationMae < best.validationMae * (1 - WORTH_HAVING)) best = more
  }
  return best
}

function judge(
  { series, shape, splitOrigin, endOrigin, stride }: Parameters<typeof chooseModel>[0],
  features: OriginFeatures,
  names: string[],
): ModelChoice {
  const sums = ridgeSums(series, shape, features, 0, splitOrigin - shape.horizon + 1)
  let best: ModelChoice | null = null
  for (const lambda of LAMBDAS) {
    const model = fitRidge(sums, shape, lambda)
    const residuals = []
    for (let origin = splitOrigin; origin + shape.horizon <= endOrigin; origin += stride) {
      residuals.push({ origin, residuals: residualsAt(model, series, features, origin) })
    }
    const validationMae = meanAbsolute(residuals)
    if (!best || validationMae < best.validationMae) best = { lambda, features, with: names, validationMae }
  }
  return best as ModelChoice
}
