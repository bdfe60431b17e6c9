import { expect, test } from 'vitest'
import { type ForecastHistory, fitForecast } from '@/lib/domain/forecast/fit-forecast'
import { forecastAhead } from '@/lib/domain/forecast/forecast-ahead'
import { packModel, unpackModel } from '@/lib/domain/forecast/pack-model'
import { seededRng } from '@/lib/domain/statistics/seeded-rng'

const rng = seededRng('pack-model')
const history: ForecastHistory = {
  start: new Date('2026-05-01T00:00:00Z'),
  stepMinutes: 60,
  kw: Array.from({ length: 40 * 24 }, (_, i) => 100 + 40 * Math.sin((i / 12) * Math.PI) + 10 * rng()),
  timeZone: 'America/Los_Angeles',
}

test('a packed model, through JSON and bytes, forecasts the same to a hundredth of a kW', () => {
  const model = fitForecast(history, 24)
  expect(model.method).toBe('ridge')
  const packed = packModel(model)
  const again = unpackModel({
    card: JSON.parse(JSON.stringify(packed.card)),
    weights: new Float32Array(packed.weights.buffer.slice(0)),
    residuals: new Float32Array(packed.residuals.buffer.slice(0)),
  })
  const expected = forecastAhead(model, history)
  forecastAhead(again, history).forEach((point, i) => {
    expect(point.at).toEqual(expected[i]!.at)
    for (const quantile of ['p10', 'p50', 'p90'] as const)
      expect(point[quantile]).toBeCloseTo(expected[i]![quantile], 2)
  })
  expect(again.residualPaths.length).toBeGreaterThan(20)
  expect(again.residualPaths[0]).toHaveLength(24)
  expect(again).toMatchObject({ skill: model.skill, trainedTo: model.trainedTo })
})

test('a simple model packs as well', () => {
  const model = fitForecast({ ...history, kw: Array.from(history.kw).slice(0, 72) }, 24)
  expect(model.ridge).toBeNull()
  expect(forecastAhead(unpackModel(packModel(model)), history)).toHaveLength(24)
})
