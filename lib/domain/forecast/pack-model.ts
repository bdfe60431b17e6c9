import type { ForecastModel } from '@/lib/domain/forecast/fit-forecast'
import type { RidgeShape } from '@/lib/domain/forecast/ridge-model'

/** A fitted model as it is stored and sent: small facts as JSON, the many numbers as 32-bit floats. */
export type PackedModel = { card: ModelCard; weights: Float32Array; residuals: Float32Array }

export type ModelCard = Omit<ForecastModel, 'ridge' | 'residualPaths' | 'trainedFrom' | 'trainedTo'> & {
  trainedFrom: string
  trainedTo: string
  ridge: { shape: RidgeShape; size: number; lambda: number } | null
}

/** Error paths that are kept: enough for 200 drawn scenarios to differ. */
const KEPT_PATHS = 60

export function packModel(model: ForecastModel): PackedModel {
  const { ridge, residualPaths, trainedFrom, trainedTo, offsets, ...card } = model
  const every = Math.max(1, Math.ceil(residualPaths.length / KEPT_PATHS))
  const paths = residualPaths.filter((_, i) => i % every === 0)
  const rounded = (values: number[]) => values.map((value) => Math.round(value * 1000) / 1000)
  return {
    card: {
      ...card,
      offsets: {
        p05: rounded(offsets.p05),
        p10: rounded(offsets.p10),
        p90: rounded(offsets.p90),
        p95: rounded(offsets.p95),
      },
      trainedFrom: trainedFrom.toISOString(),
      trainedTo: trainedTo.toISOString(),
      ridge: ridge && { shape: ridge.shape, size: ridge.size, lambda: ridge.lambda },
    },
    weights: Float32Array.from(ridge?.weights ?? []),
    residuals: Float32Array.from(paths.flat()),
  }
}

export function unpackModel({ card, weights, residuals }: PackedModel): ForecastModel {
  const { horizon, ridge } = card
  const paths = Math.floor(residuals.length / horizon)
  return {
    ...card,
    trainedFrom: new Date(card.trainedFrom),
    trainedTo: new Date(card.trainedTo),
    ridge: ridge && { ...ridge, weights: Float64Array.from(weights) },
    residualPaths: Array.from({ length: paths }, (_, i) => [
      ...residuals.subarray(i * horizon, (i + 1) * horizon),
    ]),
  }
}
