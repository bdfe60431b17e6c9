import { parse } from 'csv-parse/sync'

/** One measurement of a file: when, in ms of a clock of its own, and how much. */
export type Measurement = { line: number; at: number; value: number }
export type Measured = { column: string; rows: Measurement[]; leftOut: { line: number; why: string }[] }

const TIME_NAMES = /^(time|date|timestamp|datetime|at)$/i

/**
 * The measurements of one column of a CSV file, with a header, separated by commas, semicolons or tabs. A row without a
 * time or a number is left out and said: nothing is made up for it. Decimal commas are read where the separator is none.
 */
export function readMeasurements(
  csv: string,
  wanted: { timeColumn?: string; column?: string } = {},
): Measured {
  const [firstLine = ''] = csv.split('\n', 1)
  const delimiter = [',', ';', '\t'].toSorted(
    (a, b) => firstLine.split(b).length - firstLine.split(a).length,
  )[0]!
  const rows = parse(csv, {
    bom: true,
    delimiter,
    columns: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    info: true,
  }) as unknown as { record: Record<string, string | undefined>; info: { lines: number } }[]
  const names = Object.keys(rows[0]?.record ?? {})
  if (names.length < 2) throw new Error('The file has no rows with a time and a value.')
  const timeColumn = wanted.timeColumn ?? names.find((name) => TIME_NAMES.test(name)) ?? names[0]!
  const column = wanted.column ?? names.find((name) => name !== timeColumn)!
  for (const name of [timeColumn, column])
    if (!names.includes(name)) throw new Error(`The file has no column ${name}. It has: ${names.join(', ')}.`)
  const measured: Measured = { column, rows: [], leftOut: [] }
  for (const { record, info } of rows) {
    const [time = '', text = ''] = [record[timeColumn], record[column]]
    const at = timeOf(time)
    const value = numberOf(text, delimiter)
    if (at === null) measured.leftOut.push({ line: info.lines, why: `${time || 'nothing'} is no time` })
    else if (value === null)
      measured.leftOut.push({ line: info.lines, why: `${text || 'nothing'} is no number` })
    else measured.rows.push({ line: info.lines, at, value })
  }
  if (measured.rows.length === 0)
    throw new Error(`No row has a time in ${timeColumn} and a number in ${column}.`)
  return measured
}

/** Only what lies between two times counts, so one without a zone is read as if it were UTC: no day has 23 hours. */
function timeOf(text: string): number | null {
  const written = text.replace(/^(\d{4}-\d{2}-\d{2})[ T](?=\d)/, '$1T')
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/i.test(written) || !written.includes('T') ? written : `${written}Z`
  const at = Date.parse(zoned)
  return Number.isNaN(at) ? null : at
}

function numberOf(text: string, delimiter: string): number | null {
  if (text === '') return null
  const value = Number(delimiter === ',' ? text : text.replace(/^(-?\d+),(\d+)$/, '$1.$2'))
  return Number.isFinite(value) ? value : null
}
