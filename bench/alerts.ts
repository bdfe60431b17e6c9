import pg from 'pg'
import { type BenchRow, quantile } from './bench-row'
import type { BenchServer } from './bench-server'
import { type Load, postLoad } from './post-load'
import { startProcess } from './start-process'

const COUNT = 2000
const PARALLEL = 16

/** POST of one alert until it is stored, against a bare HTTP server with one prepared insert on the same Postgres. */
export async function benchAlerts(server: BenchServer): Promise<BenchRow[]> {
  const bare = await startProcess(
    ['bench/references/bare-http.mjs'],
    { DATABASE_URL: server.databaseUrl },
    '/',
  )
  try {
    const url = `${server.baseUrl}/api/grid/alerts`
    const headers = { authorization: `Bearer ${server.apiKey}` }
    const run = (to: string, prefix: string, count: number) =>
      postLoad({
        url: to,
        headers,
        body: (n) => alert(server, `${prefix}-${n}`, n),
        count,
        parallel: PARALLEL,
      })
    await run(url, 'warm', COUNT / 10)
    await run(bare.baseUrl, 'warm', COUNT / 10)
    const reference = await run(bare.baseUrl, 'bench', COUNT)
    const ours = await run(url, 'bench', COUNT)
    if (ours.failed + reference.failed > 0) throw new Error(`${ours.failed} alerts were refused`)
    await requireStored(server, COUNT)
    return rows(ours, reference)
  } finally {
    await bare.stop()
  }
}

function alert(server: BenchServer, sourceEventId: string, n: number): string {
  return JSON.stringify({
    sourceEventId,
    transformerId: server.transformerIds[n % server.transformerIds.length],
    kind: 'overload',
    severity: 'low',
    status: 'raised',
    observedAt: new Date().toISOString(),
    loadPercent: 60,
    message: `benchmark ${sourceEventId}`,
  })
}

async function requireStored(server: BenchServer, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: server.databaseUrl })
  await client.connect()
  const { rows: found } = await client.query(
    `select count(*)::int as n from "Alert" where "sourceEventId" like 'bench-%'`,
  )
  await client.end()
  if (found[0].n !== count) throw new Error(`${found[0].n} of ${count} alerts were stored`)
}

function rows(ours: Load, reference: Load): BenchRow[] {
  const of = (what: string, share: number): BenchRow => ({
    what,
    unit: 'ms',
    ours: quantile(ours.msEach, share),
    reference: quantile(reference.msEach, share),
    better: 'less',
  })
  return [
    of(`POST to stored, p50, ${PARALLEL} at a time`, 0.5),
    of('p95', 0.95),
    {
      what: 'alerts a second',
      unit: '/s',
      ours: COUNT / ours.seconds,
      reference: COUNT / reference.seconds,
      better: 'more',
    },
  ]
}
