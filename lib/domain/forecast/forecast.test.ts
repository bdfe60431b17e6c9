import { describe, expect, test, vi } from 'vitest'
import { solveRidge } from '@/lib/domain/forecast/cholesky'
import { evaluateForecast } from '@/lib/domain/forecast/evaluate-forecast'
import { fillGaps } from '@/lib/domain/forecast/fill-gaps'
import { fitForecast } from '@/lib/domain/forecast/fit-forecast'
import { forecastAhead, loadScenarios } from '@/lib/domain/forecast/forecast-ahead'
import { conformalQuantile, quantile } from '@/lib/domain/forecast/quantile'
import { everyLag, fitRidge, hourlyLags, predictRidge, ridgeSums } from '@/lib/domain/forecast/ridge-model'
import { windowGram } from '@/lib/domain/forecast/window-gram'
import { drawNormal } from '@/lib/domain/statistics/normal'
import { seededRng } from '@/lib/domain/statistics/seeded-rng'

// Numbers, not waiting: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 })

const SEED = 'forecast'
const START = new Date('2025-03-01T00:00:00Z')

/** A daily wave, weaker at weekends, with noise that lasts some hours. */
function load(days: number, stepMinutes: number, noise = 6, seed = SEED): Float64Array {
  const rng = seededRng(seed)
  const perDay = 1440 / stepMinutes
  let drift = 0
  return Float64Array.from({ length: days * perDay }, (_, i) => {
    const hour = ((i % perDay) * stepMinutes) / 60
    const weekend = Math.floor(i / perDay) % 7 >= 5 ? 0.7 : 1
    drift = 0.95 ** (stepMinutes / 60) * drift + noise * 0.3 * drawNormal(rng)
    return 100 + weekend * 50 * Math.sin(((hour - 9) / 24) * 2 * Math.PI) + drift
  })
}

function history(kw: ArrayLike<number | null>, stepMinutes: number) {
  return { start: START, stepMinutes, kw, timeZone: 'UTC' }
}

describe('the machinery', () => {
  test('the window sums are those of multiplying everything out', () => {
    const series = load(4, 60)
    const shape = { lags: 5, horizon: 3 }
    const gram = windowGram(series, shape, 7, 60)
    for (const [i, j] of [
      [0, 0],
      [2, 6],
      [7, 1],
      [7, 7],
    ] as const) {
      let sum = 0
      for (let origin = 7; origin < 60; origin++) sum += series[origin - 5 + i]! * series[origin - 5 + j]!
      expect(gram[i * 8 + j]! / sum).toBeCloseTo(1, 10)
    }
  })

  test('the normal equations are solved', () => {
    const matrix = Float64Array.from([4, 2, 2, 3])
    const solution = solveRidge(matrix, Float64Array.from([10, 9]), 2, 1)
    expect(5 * solution[0]! + 2 * solution[1]!).toBeCloseTo(10, 12)
    expect(2 * solution[0]! + 4 * solution[1]!).toBeCloseTo(9, 12)
    expect(() => solveRidge(Float64Array.from([-5]), Float64Array.from([1]), 1, 1)).toThrow(RangeError)
  })

  test('an exactly periodic series is predicted exactly, by steps and by hourly means', () => {
    for (const [stepMinutes, shape] of [
      [60, everyLag(168, 24)],
      [15, hourlyLags(4, 96)],
    ] as const) {
      const series = load(40, stepMinutes, 0).map((kw) => kw / 100)
      const model = fitRidge(ridgeSums(series, shape, [], 0, series.length), shape, 1e-6)
      const origin = series.length - shape.horizon
      const predicted = predictRidge(model, series, [], origin)
      // Hourly means cannot tell the quarters of an hour apart.
      const tolerance = stepMinutes === 60 ? 0.001 : 0.05
      for (const h of [0, 5, shape.horizon - 1]) {
        expect(Math.abs(predicted[h]! - series[origin + h]!)).toBeLessThan(tolerance)
      }
    }
  })

  test('quantiles interpolate, conformal ones are safe for few values', () => {
    expect(quantile([3, 1, 2], 0.5)).toBe(2)
    expect(quantile([1, 2], 0.25)).toBe(1.25)
    expect(conformalQuantile([1, 2, 3, 4, 5, 6, 7, 8, 9], 0.9)).toBe(9)
    expect(
      conformalQuantile(
        Array.from({ length: 99 }, (_, i) => i + 1),
        0.9,
      ),
    ).toBe(90)
    expect(conformalQuantile([1, 2], 0.9)).toBe(2)
  })

  test('short gaps are bridged, long ones take the same hour of another day', () => {
    const series = load(3, 60, 0)
    const gappy = Array.from(series, (kw, i) => (i === 30 || (i >= 40 && i < 50) ? null : kw))
    const filled = fillGaps(gappy, 24, 2)!
    expect(filled[30]).toBeCloseTo((series[29]! + series[31]!) / 2, 10)
    expect(filled[45]).toBe(series[21])
    expect(fillGaps([null, null], 24, 2)).toBeNull()
  })
})

describe(`a forecast for a day ahead (seed ${SEED})`, () => {
  test.each([15, 60])(
    'in steps of %d minutes beats the seasonal naive and covers what comes',
    (stepMinutes) => {
      const perDay = 1440 / stepMinutes
      let inside = 0
      let count = 0
      for (const seed of ['1', '2', '3', '4']) {
        const series = load(66, stepMinutes, 6, `${SEED} ${seed}`)
        const known = 45 * perDay
        const model = fitForecast(history(series.subarray(0, known), stepMinutes), perDay)
        expect(model.method).toBe('ridge')
        expect(model.skill).toBeGreaterThan(0.1)
        expect(model.validationMae).toBeLessThan(model.naiveMae!)
        for (let end = known; end < known + 20 * perDay; end += perDay) {
          const points = forecastAhead(model, history(series.subarray(0, end), stepMinutes))
          expect(points[0]!.at.getTime()).toBe(START.getTime() + end * stepMinutes * 60_000)
          points.forEach((point, h) => {
            const ordered = [point.p05, point.p10, point.p90, point.p95]
            expect([...ordered].sort((a, b) => a - b)).toEqual(ordered)
            if (series[end + h]! >= point.p05 && series[end + h]! <= point.p95) inside++
            count++
          })
        }
      }
      expect(inside / count).toBeGreaterThan(0.8)
      expect(inside / count).toBeLessThan(0.97)
    },
  )

  test('less than four weeks fall back to the mean of days, less than one to the day before', () => {
    const of = (days: number) => fitForecast(history(load(days, 60), 60), 24)
    expect(of(20).method).toBe('mean-of-days')
    expect(of(4).method).toBe('seasonal-naive')
    expect(forecastAhead(of(4), history(load(4, 60), 60))).toHaveLength(24)
  })

  test('without skill the seasonal naive is used, and the skill says why', () => {
    // Every day repeats the day before but for a random change a week: nothing for a regression to find.
    const rng = seededRng('steps')
    let level = 100
    const series = Float64Array.from({ length: 40 * 24 }, (_, i) => {
      if (i % 24 === 0 && Math.floor(i / 24) % 4 === 0) level = 100 + 60 * rng()
      return i % 24 === 0 ? level : level + ((i * 7919) % 24)
    })
    const model = fitForecast(history(series, 60), 24)
    if (model.method === 'seasonal-naive') expect(model.skill).toBeLessThan(0)
    else expect(model.skill).toBeGreaterThanOrEqual(0)
  })

  test('no history takes the profile, moved to the last reading; neither is refused', () => {
    const profileKw = Array.from({ length: 24 }, (_, hour) => 10 + hour)
    const model = fitForecast({ ...history([], 60), profileKw }, 24)
    expect(model.method).toBe('profile')
    expect(forecastAhead(model, { ...history([20], 60), profileKw })[0]!.p50).toBeCloseTo((20 / 10) * 11, 10)
    expect(() => fitForecast(history([], 60), 24)).toThrow(RangeError)
  })

  test('gaps in the history do not stop it', () => {
    const gappy = Array.from(load(45, 60), (kw, i) => (i % 97 === 0 || (i > 500 && i < 520) ? null : kw))
    expect(fitForecast(history(gappy, 60), 24).method).toBe('ridge')
  })

  test('scenarios spread around the point like past errors', () => {
    const past = history(load(45, 60), 60)
    const model = fitForecast(past, 24)
    const points = forecastAhead(model, past)
    const scenarios = loadScenarios(model.residualPaths, points, 400, seededRng(SEED))
    const mean = scenarios.reduce((sum, path) => sum + path[12]!, 0) / scenarios.length
    expect(Math.abs(mean - points[12]!.p50)).toBeLessThan(5)
    const above = scenarios.filter((path) => path[12]! > points[12]!.p90).length / scenarios.length
    expect(above).toBeGreaterThan(0.03)
    expect(above).toBeLessThan(0.2)
    expect(loadScenarios(model.residualPaths, points, 3, seededRng('x'))).toEqual(
      loadScenarios(model.residualPaths, points, 3, seededRng('x')),
    )
  })

  test('a known temperature that drives the load is used', () => {
    const rng = seededRng('weather')
    let front = 0
    const temperatureC = Float64Array.from({ length: 61 * 24 }, (_, i) => {
      front = 0.98 * front + 1.2 * drawNormal(rng)
      return 24 + 6 * Math.sin((((i % 24) - 9) / 24) * 2 * Math.PI) + front
    })
    const kw = Float64Array.from(
      { length: 60 * 24 },
      (_, i) => 80 + 6 * Math.max(0, temperatureC[i]! - 18) + drawNormal(rng),
    )
    const known = Float64Array.from(
      { length: 62 * 24 },
      (_, i) => temperatureC[Math.min(i, temperatureC.length - 1)]!,
    )
    const model = fitForecast({ ...history(kw, 60), temperatureC: known }, 24)
    expect(model.features).toContain('temperature')
    expect(model.skill).toBeGreaterThan(fitForecast(history(kw, 60), 24).skill! + 0.1)
  })
})

describe('the rolling evaluation', () => {
  const columns = ['a', 'b'].map((name) => ({ name, values: load(90, 60, 6, `${SEED} ${name}`) }))
  const input = { columns, trainRows: 1200, validationRows: 480, testRows: 480, stepsPerDay: 24 }

  test('scores on z-scored columns, beats the naive, and its band covers about nine tenths', () => {
    const day = evaluateForecast({ ...input, horizon: 24 })
    expect(day.mae).toBeLessThan(day.naive.mae)
    expect(day.mse).toBeLessThan(day.naive.mse)
    expect(day.coverage90).toBeGreaterThan(0.8)
    expect(day.coverage90).toBeLessThan(0.98)
    expect(Object.keys(day.perColumn)).toEqual(['a', 'b'])
    const { a } = day.perColumn
    expect(a!.raw.mae / a!.mae).toBeGreaterThan(10)
  })

  test('a longer horizon shares one model', () => {
    const long = evaluateForecast({ ...input, horizon: 96 })
    expect(long.protocol).toContain('shared')
    expect(new Set(Object.values(long.perColumn).map((scores) => scores.lambda)).size).toBe(1)
    expect(long.mae).toBeLessThan(long.naive.mae)
  })
})
