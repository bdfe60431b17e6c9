import { parse } from 'csv-parse/sync'
import type { ImportProblem } from '@/lib/protocol/admin-intake'
import type { Columns, Row } from './columns'

export type ReadRows<C extends Columns> = {
  /** Every row with what could be read of it; a cell that is wrong, or that is missing, is null */
  rows: Row<C>[]
  problems: ImportProblem[]
  count: number
}

const NOT_UTF8 = 'has letters that are not UTF-8: save the file as CSV in UTF-8'

type Record_ = { record: string[]; info: { lines: number } }

/**
 * The rows of a CSV file, each cell read as its column says, and every problem by line. Separated by commas, semicolons
 * or tabs; columns in any order, their names however they are written: "Rated kVA" is ratedKva.
 */
export function readRows<C extends Columns>(csv: string, columns: C): ReadRows<C> {
  if (csv.includes('\ufffd'))
    return { rows: [], count: 0, problems: [{ line: lineOf(csv), column: null, detail: NOT_UTF8 }] }
  const parsed = records(csv)
  if ('problem' in parsed) return { rows: [], problems: [parsed.problem], count: 0 }
  const [header, ...body] = parsed.records
  const names = Object.keys(columns)
  if (!header || header.record.every((name) => !name))
    return {
      rows: [],
      count: 0,
      problems: [{ line: 1, column: null, detail: 'The file is empty. Its first line names the columns.' }],
    }
  const { places, problems } = readHeader(header.record, columns)
  // Without a column that must be there every row would be wrong in the same way.
  if (names.some((name) => columns[name]!.required && !places.has(name)))
    return { rows: [], problems, count: body.length }
  const rows: Row<C>[] = []
  let before = header.info.lines
  for (const { record, info } of body) {
    // A record may span lines: it is named by where it begins.
    const line = before + 1
    before = info.lines
    if (record.every((cell) => cell === '')) continue
    if (record.length > header.record.length) {
      problems.push({
        line,
        column: null,
        detail: `has ${record.length} cells, the header has ${header.record.length}`,
      })
      continue
    }
    const row: Record<string, unknown> = { line }
    for (const name of names) {
      const column = columns[name]!
      const place = places.get(name)
      const given = place === undefined ? '' : (record[place] ?? '')
      try {
        if (given !== '') row[name] = column.cell(given)
        else if (column.required) throw new Error('is empty')
        else row[name] = null
      } catch (error) {
        problems.push({ line, column: name, detail: (error as Error).message })
        row[name] = null
      }
    }
    rows.push(row as Row<C>)
  }
  return { rows, problems, count: body.length }
}

function records(csv: string): { records: Record_[] } | { problem: ImportProblem } {
  const firstLine = csv.slice(0, csv.indexOf('\n') < 0 ? csv.length : csv.indexOf('\n'))
  const delimiter = [',', ';', '\t'].toSorted(
    (a, b) => firstLine.split(b).length - firstLine.split(a).length,
  )[0]!
  try {
    const rows = parse(csv, {
      bom: true,
      delimiter,
      trim: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: 100_000,
    }) as unknown as Record_[]
    return { records: rows }
  } catch (error) {
    const { lines, message } = error as { lines?: number; message: string }
    const opened = brokenQuoteLine(csv, delimiter)
    return {
      problem: opened
        ? { line: opened, column: null, detail: 'A quotation mark opens a cell here and does not close it' }
        : { line: lines ?? 1, column: null, detail: `This is not CSV: ${message}` },
    }
  }
}

/** The line of the first quotation mark that opens a cell and closes it nowhere, or in the middle of another. */
function brokenQuoteLine(csv: string, delimiter: string): number | null {
  let line = 1
  let openedOn: number | null = null
  let atStart = true
  for (let i = 0; i < csv.length; i++) {
    const char = csv[i]!
    if (char === '\n') line += 1
    if (openedOn === null) {
      if (char === '"' && atStart) openedOn = line
      atStart = char === delimiter || char === '\n' || (atStart && /[\s\ufeff]/.test(char))
    } else if (char === '"') {
      if (csv[i + 1] === '"') i += 1
      else if (
        /^[ \r]*(\n|$)/.test(csv.slice(i + 1, i + 80)) ||
        csv
          .slice(i + 1)
          .trimStart()
          .startsWith(delimiter)
      )
        openedOn = null
      else return openedOn
    }
  }
  return openedOn
}

function readHeader(header: string[], columns: Columns) {
  const names = Object.keys(columns)
  const places = new Map<string, number>()
  const problems: ImportProblem[] = []
  for (const [place, given] of header.entries()) {
    if (given === '') continue
    const name = names.find((one) => plain(one) === plain(given))
    if (!name) problems.push({ line: 1, column: given, detail: `is no column we know: ${names.join(', ')}` })
    else if (places.has(name)) problems.push({ line: 1, column: given, detail: 'is there twice' })
    else places.set(name, place)
  }
  for (const name of names)
    if (columns[name]!.required && !places.has(name))
      problems.push({ line: 1, column: name, detail: 'is missing' })
  return { places, problems }
}

function lineOf(csv: string): number {
  return csv.slice(0, csv.indexOf('\ufffd')).split('\n').length
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** The second and later lines that name the same thing. */
export function repeated<R extends { line: number }>(rows: R[], column: keyof R & string): ImportProblem[] {
  const first = new Map<unknown, number>()
  const problems: ImportProblem[] = []
  for (const row of rows) {
    const value = row[column]
    if (value === null) continue
    const line = first.get(value)
    if (line === undefined) first.set(value, row.line)
    else problems.push({ line: row.line, column, detail: `${value} is on line ${line} already` })
  }
  return problems
}
