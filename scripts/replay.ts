import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { askServer } from './ask-server'
import { readDemoFile } from './demo-file'
import { readMeasurements } from './replay-rows'
import { typedPath } from './with-database-url'

const USAGE =
  'npm run replay -- FILE.csv --transformer ID [--time-column NAME] [--column NAME] [--scale N] [--speed N] [--limit ROWS] [--url URL] [--key KEY]'
const SAID = 10

/** Plays real measurements into the telemetry API, one row at a time at the pace of the file times --speed. */
async function main() {
  const { values, positionals } = parseArgs({
    // A number below 0 is no option, whatever it begins with.
    args: process.argv.slice(2).map((arg, i, all) => (all[i - 1] === '--scale' ? ` ${arg}` : arg)),
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
  const scale = Number(values.scale)
  if (!Number.isFinite(scale) || scale === 0)
    throw new Error('--scale takes a number other than 0; below 0 the flow is turned round.')
  const speed = positive('--speed', values.speed)
  const csv = await readFile(typedPath(file), 'utf8').catch(() => {
    throw new Error(`There is no file ${typedPath(file)}, or it cannot be read.`)
  })
  const { column, rows, leftOut } = readMeasurements(csv, {
    timeColumn: values['time-column'],
    column: values.column,
  })
  const demo = values.url && values.key ? null : await readDemoFile()
  const server = { url: (values.url ?? demo!.baseUrl).replace(/\/$/, ''), key: values.key ?? demo!.apiKey }
  const played = values.limit ? rows.slice(0, positive('--limit', values.limit)) : rows
  for (const { line, why } of leftOut.slice(0, SAID)) process.stderr.write(`line ${line} left out: ${why}\n`)
  if (leftOut.length > SAID) process.stderr.write(`and ${leftOut.length - SAID} more lines left out\n`)
  process.stdout.write(
    `${played.length} rows of ${column} onto ${values.transformer}, ${speed} times as fast as measured\n`,
  )
  await sayGridSpeed(server.url, speed)
  for (const [i, row] of played.entries()) {
    const before = played[i - 1]
    if (before) await pause(Math.max(0, row.at - before.at) / speed)
    await post(server, values.transformer, row.value * scale)
    if ((i + 1) % 100 === 0) process.stdout.write(`${i + 1} of ${played.length}\n`)
  }
  process.stdout.write(`${played.length} readings sent\n`)
}

/** Temperatures and energy follow grid time: faster than it, a day of the file is less than a day to them. */
async function sayGridSpeed(url: string, speed: number) {
  const { body } = await askServer(`${url}/api/health/ready`)
  const { gridSpeed } = (body.data ?? {}) as { gridSpeed?: number }
  if (gridSpeed && gridSpeed !== speed)
    process.stdout.write(
      `Grid time runs ${gridSpeed} times as fast as the clock: with --speed ${gridSpeed} an hour of the file is an hour of it\n`,
    )
}

async function post({ url, key }: { url: string; key: string }, transformerId: string, loadKw: number) {
  const { body } = await askServer(`${url}/api/grid/telemetry`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ readings: [{ transformerId, observedAt: new Date().toISOString(), loadKw }] }),
  })
  const { problems } = body.data as { problems: { detail: string }[] }
  if (problems[0]) throw new Error(problems[0].detail)
}

function positive(name: string, text: string): number {
  const value = Number(text)
  if (!(value > 0 && value < Infinity)) throw new Error(`${name} takes a number above 0.`)
  return value
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
