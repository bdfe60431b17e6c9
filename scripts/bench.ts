import { readFileSync, writeFileSync } from 'node:fs'
import { benchAlertToScreen } from '../bench/alert-to-screen'
import { benchAlerts } from '../bench/alerts'
import { type BenchRow, printRows } from '../bench/bench-row'
import { type BenchServer, startBenchServer } from '../bench/bench-server'
import { benchChat } from '../bench/chat'
import { benchColdstart } from '../bench/coldstart'
import { benchFanout } from '../bench/fanout'
import { benchHistory } from '../bench/history'
import { benchIdle } from '../bench/idle'
import { benchNotify } from '../bench/notify'
import { benchPromise } from '../bench/promise'
import { benchRecommend } from '../bench/recommend'
import { benchRoom } from '../bench/room'
import { benchTelemetry } from '../bench/telemetry'

type Bench = (server: BenchServer) => Promise<BenchRow[]>

/** Each on a server of its own: what one leaves behind is no load of another. */
const ON_A_SERVER: Record<string, Bench> = {
  alerts: benchAlerts,
  telemetry: benchTelemetry,
  chat: benchChat,
  fanout: benchFanout,
  notify: benchNotify,
  history: benchHistory,
  idle: benchIdle,
  coldstart: benchColdstart,
  'alert-to-screen': benchAlertToScreen,
}
/** Pure computation, or with a server that they bring themselves. */
const ALONE: Record<string, () => Promise<BenchRow[]>> = {
  recommend: recommendRows,
  promise: benchPromise,
  room: benchRoom,
}
const NAMES = [...Object.keys(ALONE), ...Object.keys(ON_A_SERVER)]
/** Ratios to the reference as they were when somebody last said --save: a machine's speed cancels out in them. */
const KEPT = 'bench/ratios.json'
/** A ratio that has become this much worse is worth a look. */
const WORSE = 1.5

async function main(args: string[]) {
  const flags = args.filter((arg) => arg.startsWith('--'))
  const asked = args.filter((arg) => !arg.startsWith('--'))
  const unknown = [
    ...asked.filter((name) => !NAMES.includes(name)),
    ...flags.filter((flag) => !['--compare', '--save'].includes(flag)),
  ]
  if (unknown.length > 0)
    throw new Error(`npm run bench -- [${NAMES.join('|')}] [--compare] [--save]: no ${unknown.join(', ')}`)
  const ratios: Record<string, number> = {}
  for (const name of asked.length > 0 ? asked : NAMES) {
    const rows = ALONE[name] ? await ALONE[name]() : await onServer(ON_A_SERVER[name]!)
    process.stdout.write(`\n${printRows(name, rows)}\n`)
    for (const { what, ours, reference } of rows)
      if (reference) ratios[`${name}: ${what}`] = Math.round((ours / reference) * 1000) / 1000
    for (const { what, ours, reference, better } of rows)
      if (flags.includes('--compare') && reference) compare(`${name}: ${what}`, ours / reference, better)
  }
  if (flags.includes('--save'))
    writeFileSync(KEPT, `${JSON.stringify({ ...readKept(), ...ratios }, null, 2)}\n`)
}

async function onServer(bench: Bench): Promise<BenchRow[]> {
  const server = await startBenchServer()
  try {
    return await bench(server)
  } finally {
    await server.stop()
  }
}

async function recommendRows(): Promise<BenchRow[]> {
  const runs = await benchRecommend()
  return runs.flatMap(({ candidates, ...run }): BenchRow[] => [
    {
      what: `plan for ${candidates.toLocaleString('en')} candidates`,
      unit: 'ms',
      ours: run.planMs,
      reference: run.referenceMs,
      better: 'less',
    },
    {
      what: `${candidates.toLocaleString('en')}: cost against the list by price`,
      unit: '',
      ours: run.costRatio,
      reference: 1,
      better: 'less',
    },
    {
      what: `${candidates.toLocaleString('en')}: P(enough), 0.95 promised`,
      unit: '',
      ours: run.planPEnough,
      reference: run.referencePEnough,
      better: 'more',
    },
  ])
}

function compare(key: string, ratio: number, better: BenchRow['better']): void {
  const before = readKept()[key]
  if (!before) {
    process.stdout.write(`  new        ${key}: ${ratio.toFixed(2)}x, none kept to compare with\n`)
    return
  }
  const worse = better === 'less' ? ratio / before : before / ratio
  const verdict = worse > WORSE ? 'WORSE' : 'as before'
  process.stdout.write(`  ${verdict.padEnd(9)}  ${key}: ${ratio.toFixed(2)}x, was ${before.toFixed(2)}x\n`)
  if (worse > WORSE) process.exitCode = 1
}

function readKept(): Record<string, number> {
  try {
    return JSON.parse(readFileSync(KEPT, 'utf8')) as Record<string, number>
  } catch {
    return {}
  }
}

main(process.argv.slice(2)).then(
  () => process.exit(),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  },
)
