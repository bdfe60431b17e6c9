import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { parse } from 'csv-parse/sync'
import { readDemoFile } from './demo-file'

const USAGE =
  'npm run replay -- FILE.csv --transformer ID [--time-column NAME] [--column NAME] [--scale N] [--speed N] [--url URL] [--key KEY]'
const GUESSES = /^(time|date|timestamp|datetime|at)$/i

/** Plays real measurements into the telemetry API, one row at a time at the pace of the file times --speed. */
async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      transformer: { type: 'string' },
      'time-column': { type: 'string' },
      column: { type: 'string' },
      scale: { type: 'string', default: '1' },
      speed: { type: 'string', default: '3600' },
      limit: { type: 'string' },
      url: { type: 'string' },
      key: { type: 'string' },
    },
  })
  const file = positionals[0]
  if (!file || !values.transformer) throw new Error(USAGE)
  const rows = parse(await readFile(file), { columns: true, skip_empty_lines: true, trim: true }) as Record<
    string,
    string
  >[]
  const names = Object.keys(rows[0] ?? {})
  if (names.length < 2) throw new Error(`${file} has no rows with a time and a value.`)
  const timeColumn = values['time-column'] ?? names.find((n) => GUESSES.test(n)) ?? names[0]!
  const column = values.column ?? names.find((n) => n !== timeColumn)!
  for (const name of [timeColumn, column])
    if (!names.includes(name)) throw new Error(`${file} has no column ${name}. It has: ${names.join(', ')}.`)
  const scale = positive('--scale', values.scale)
  const speed = positive('--speed', values.speed)
  const demo = values.url && values.key ? null : await readDemoFile()
  const url = values.url ?? demo!.baseUrl
  const key = values.key ?? demo!.apiKey
  const played = values.limit ? rows.slice(0, positive('--limit', values.limit)) : rows
  process.stdout.write(
    `${played.length} rows of ${column} onto ${values.transformer}, ${speed} times as fast as measured\n`,
  )
  let before: number | null = null
  let sent = 0
  for (const [i, row] of played.entries()) {
    const at = Date.parse(row[timeColumn]!.replace(' ', 'T'))
    const loadKw = Number(row[column]) * scale
    if (Number.isNaN(at) || Number.isNaN(loadKw)) {
      process.stderr.write(`row ${i + 2} left out: ${row[timeColumn]}, ${row[column]}\n`)
      continue
    }
    if (before !== null) await pause(Math.max(0, at - before) / speed)
    before = at
    await post(url, key, values.transformer, loadKw)
    sent += 1
    if (sent % 100 === 0) process.stdout.write(`${sent} of ${played.length}\n`)
  }
  process.stdout.write(`${sent} readings sent\n`)
}

async function post(url: string, key: string, transformerId: string, loadKw: number) {
  const response = await fetch(`${url}/api/grid/telemetry`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ readings: [{ transformerId, observedAt: new Date().toISOString(), loadKw }] }),
  })
  const answer = (await response.json()) as {
    data?: { accepted: number; problems: { detail: string }[] }
    detail?: string
  }
  if (!response.ok) throw new Error(answer.detail ?? `The server answered ${response.status}.`)
  const problem = answer.data?.problems[0]
  if (problem) throw new Error(problem.detail)
}

function positive(name: string, text: string): number {
  const value = Number(text)
  if (!(value > 0)) throw new Error(`${name} takes a number above 0.`)
  return value
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
