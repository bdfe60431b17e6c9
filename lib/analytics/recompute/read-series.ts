import { parse } from 'csv-parse/sync'
import { DateTime } from 'luxon'
import { InputProblem, problemAt } from '@/lib/analytics/recompute/input-problem'

export type CsvSeries = {
  start: Date
  stepMinutes: number
  /** Names of the numeric columns, in the file's order, the time column left out. */
  names: string[]
  columns: Map<string, (number | null)[]>
  rows: number
}

/** Evenly spaced series of a CSV; rows that are missing become gaps. Times without an offset are taken as UTC. */
export function readSeries(text: string, timeColumn: string): CsvSeries {
  const records = parseCsv(text)
  const header = records[0] ?? []
  const timeIndex = header.indexOf(timeColumn)
  if (timeIndex < 0)
    throw problemAt('/timeColumn', `the file has no column ${timeColumn}; it has ${header.join(', ')}`)
  const body = records.slice(1)
  if (body.length < 2) throw problemAt('/csv', 'fewer than two rows')
  const times = body.map((row, i) => {
    const time = DateTime.fromISO((row[timeIndex] ?? '').trim().replace(' ', 'T'), { zone: 'utc' })
    if (!time.isValid) throw problemAt('/csv', `line ${i + 2}: ${timeColumn} is not a time`)
    return time.toMillis()
  })
  const stepMs = commonStep(times)
  const start = times[0]!
  const rows = Math.round((times.at(-1)! - start) / stepMs) + 1
  if (rows > 5_000_000) throw problemAt('/csv', 'the times span more than five million steps')
  const names = header.filter((_, i) => i !== timeIndex)
  const columns = new Map(names.map((name) => [name, new Array<number | null>(rows).fill(null)]))
  body.forEach((row, i) => {
    const position = (times[i]! - start) / stepMs
    if (!Number.isInteger(position))
      throw problemAt('/csv', `line ${i + 2}: off the step of ${stepMs / 60_000} minutes`)
    header.forEach((name, c) => {
      if (c !== timeIndex) columns.get(name)![position] = cell(row[c])
    })
  })
  return { start: new Date(start), stepMinutes: stepMs / 60_000, names, columns, rows }
}

function parseCsv(text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      skip_empty_lines: true,
      relax_column_count: true,
      trim: true,
    }) as string[][]
  } catch (error) {
    throw new InputProblem('invalid-input', `the CSV cannot be read: ${(error as Error).message}`)
  }
}

function cell(text: string | undefined): number | null {
  if (text === undefined || text === '') return null
  const value = Number(text)
  return Number.isFinite(value) ? value : null
}

/** The most frequent distance of neighbouring times. */
function commonStep(times: readonly number[]): number {
  const counts = new Map<number, number>()
  for (let i = 1; i < times.length; i++) {
    const step = times[i]! - times[i - 1]!
    if (step <= 0) throw problemAt('/csv', `line ${i + 2}: the times do not rise`)
    counts.set(step, (counts.get(step) ?? 0) + 1)
  }
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0]
}
