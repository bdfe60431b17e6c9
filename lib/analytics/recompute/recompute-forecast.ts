import { DateTime, IANAZone } from 'luxon'
import { z } from 'zod'
import { InputProblem, parseInput, problemAt } from '@/lib/analytics/recompute/input-problem'
import { type CsvSeries, readSeries } from '@/lib/analytics/recompute/read-series'
import { evaluateForecast } from '@/lib/domain/forecast/evaluate-forecast'
import { fillGaps } from '@/lib/domain/forecast/fill-gaps'
import { fitForecast } from '@/lib/domain/forecast/fit-forecast'
import { forecastAhead } from '@/lib/domain/forecast/forecast-ahead'
import { calendarFeatures } from '@/lib/domain/forecast/origin-features'

const rows = z.number().int().min(1).max(1_000_000)
const zone = z
  .string()
  .refine((name) => IANAZone.isValidZone(name), 'not an IANA time zone')
  .default('UTC')

const Evaluate = z.object({
  csv: z.string().min(1),
  timeColumn: z.string().min(1),
  timeZone: zone,
  evaluate: z.object({
    trainRows: rows,
    validationRows: rows,
    testRows: rows,
    horizon: z.union([z.literal(24), z.literal(96)], { error: 'must be 24 or 96' }),
    columns: z.union([z.literal('all'), z.array(z.string()).min(1)]),
  }),
})

const Ahead = z.object({
  csv: z.string().min(1),
  timeColumn: z.string().min(1),
  column: z.string().min(1),
  /** Temperature in °C by the same rows, those after the origin as forecast then. */
  temperatureColumn: z.string().min(1).optional(),
  timeZone: zone,
  origin: z
    .string()
    .refine(
      (text) => text === 'last' || DateTime.fromISO(text.replace(' ', 'T')).isValid,
      'neither a time nor "last"',
    )
    .default('last'),
  horizonHours: z.number().positive().max(168).default(24),
})

/** `npm run recompute -- forecast`: the load ahead of an origin, or a rolling evaluation with its scores. */
export function recomputeForecast(json: unknown, readText: (path: string) => string): object {
  const wantsScores = typeof json === 'object' && json !== null && 'evaluate' in json
  return wantsScores ? evaluate(json, readText) : ahead(json, readText)
}

function evaluate(json: unknown, readText: (path: string) => string): object {
  const inputs = parseInput(Evaluate, json)
  const series = readSeries(readText(inputs.csv), inputs.timeColumn)
  const { trainRows, validationRows, testRows, horizon } = inputs.evaluate
  const needed = trainRows + validationRows + testRows
  if (needed > series.rows)
    throw problemAt('/evaluate', `${needed} rows are asked for, the file has ${series.rows}`)
  const stepsPerDay = Math.round(1440 / series.stepMinutes)
  const lags = horizon > 2 * stepsPerDay ? 336 : 7 * stepsPerDay
  if (trainRows < lags + 2 * horizon)
    throw problemAt('/evaluate/trainRows', `at least ${lags + 2 * horizon} are needed`)
  for (const [name, value] of Object.entries({ validationRows, testRows })) {
    if (value < horizon) throw problemAt(`/evaluate/${name}`, `at least the horizon, ${horizon}`)
  }
  const names = inputs.evaluate.columns === 'all' ? series.names : inputs.evaluate.columns
  const columns = names.map((name, i) => ({
    name,
    values: column(series, name, `/evaluate/columns/${i}`).slice(0, needed),
  }))
  const calendar = calendarFeatures({
    startMs: series.start.getTime(),
    stepMinutes: series.stepMinutes,
    steps: needed,
    timeZone: inputs.timeZone,
  })
  const { mse, mae, coverage90, naive, perColumn, protocol } = evaluateForecast({
    columns,
    trainRows,
    validationRows,
    testRows,
    horizon,
    stepsPerDay,
    calendar,
  })
  return {
    mse,
    mae,
    coverage90,
    naive,
    perColumn,
    inputs,
    working: {
      protocol,
      units: 'scores on columns z-scored by their training rows; perColumn.raw in the column’s own units',
      naive: 'the same step of the day before',
      stepMinutes: series.stepMinutes,
      rows: series.rows,
    },
  }
}

function ahead(json: unknown, readText: (path: string) => string): object {
  const inputs = parseInput(Ahead, json)
  const series = readSeries(readText(inputs.csv), inputs.timeColumn)
  const values = series.columns.get(inputs.column)
  if (!values) throw unknownColumn(series, inputs.column, '/column')
  const stepMs = series.stepMinutes * 60_000
  const count =
    inputs.origin === 'last'
      ? series.rows
      : (DateTime.fromISO(inputs.origin.replace(' ', 'T'), { zone: 'utc' }).toMillis() -
          series.start.getTime()) /
        stepMs
  if (!Number.isInteger(count) || count < 1 || count > series.rows) {
    throw problemAt('/origin', 'not a step of the file, or outside it')
  }
  const horizon = Math.round((inputs.horizonHours * 60) / series.stepMinutes)
  if (horizon < 1) throw problemAt('/horizonHours', 'shorter than a step of the file')
  const history = {
    start: series.start,
    stepMinutes: series.stepMinutes,
    kw: values.slice(0, count),
    timeZone: inputs.timeZone,
    ...(inputs.temperatureColumn
      ? { temperatureC: temperatures(series, inputs.temperatureColumn, count) }
      : {}),
  }
  const days = count / (1440 / series.stepMinutes)
  if (days < 2) throw new InputProblem('insufficient-data', 'less than two days of history before the origin')
  const model = fitForecast(history, horizon)
  const points = forecastAhead(model, history)
  return {
    points: points.map(({ at, p10, p50, p90 }) => ({ at: at.toISOString(), p10, p50, p90 })),
    inputs,
    working: {
      method: model.method,
      skill: model.skill,
      validationMae: model.validationMae,
      naiveMae: model.naiveMae,
      lambda: model.ridge?.lambda ?? null,
      features: model.features,
      trainedFrom: model.trainedFrom.toISOString(),
      trainedTo: model.trainedTo.toISOString(),
      actual: points.map((_, h) => values[count + h] ?? null),
    },
  }
}

/** Known temperatures, the last one held for the step after the history where the file ends there. */
function temperatures(series: CsvSeries, name: string, count: number): Float64Array {
  const filled = column(series, name, '/temperatureColumn')
  return filled.length > count
    ? filled
    : Float64Array.from({ length: count + 1 }, (_, i) => filled[Math.min(i, filled.length - 1)]!)
}

function column(series: CsvSeries, name: string, pointer: string): Float64Array {
  const values = series.columns.get(name)
  if (!values) throw unknownColumn(series, name, pointer)
  const perDay = Math.round(1440 / series.stepMinutes)
  const filled = fillGaps(values, perDay, Math.max(1, Math.round(120 / series.stepMinutes)))
  if (!filled) throw problemAt(pointer, `${name} has no numbers`)
  return filled
}

function unknownColumn(series: CsvSeries, name: string, pointer: string): InputProblem {
  return problemAt(pointer, `the file has no column ${name}; it has ${series.names.join(', ')}`)
}
