import pg from 'pg'
import { type BenchRow, quantile } from './bench-row'
import type { BenchServer } from './bench-server'

const READINGS = 1_000_000
const ALERTS = 100_000
const TIMES = 30

/** What the control room asks, over a million readings and 100,000 alerts, against the bare query on the same tables. */
export async function benchHistory(server: BenchServer): Promise<BenchRow[]> {
  const pool = new pg.Pool({ connectionString: server.databaseUrl, max: 4 })
  try {
    await fill(pool, server.transformerIds)
    const rows: BenchRow[] = []
    for (const { what, path, sql, values } of questions(server)) {
      const ours = await timesOf(() => ask(server, path))
      const reference = await timesOf(() => pool.query({ name: what, text: sql, values }))
      const median = { what: `${what}, p50`, unit: 'ms', better: 'less' as const }
      rows.push({ ...median, ours: quantile(ours, 0.5), reference: quantile(reference, 0.5) })
    }
    return rows
  } finally {
    await pool.end()
  }
}

function questions({ transformerIds }: BenchServer) {
  const id = transformerIds[3]!
  const to = new Date()
  const from = new Date(to.getTime() - 12 * 3_600_000)
  return [
    {
      what: 'all transformers',
      path: '/api/grid/transformers',
      sql: 'select * from "Transformer" order by id',
      values: [],
    },
    {
      what: 'newest 50 alerts',
      path: '/api/grid/alerts?limit=50',
      sql: 'select * from "Alert" order by "createdAt" desc, id desc limit 50',
      values: [],
    },
    {
      what: 'open alerts of priority 1 and 2',
      path: '/api/grid/alerts?state=active&priority=1,2&limit=50',
      sql: `select * from "Alert" where state = 'active' and priority in (1, 2)
            order by "createdAt" desc, id desc limit 50`,
      values: [],
    },
    {
      what: 'alerts of one transformer',
      path: `/api/grid/alerts?transformerId=${id}&limit=50`,
      sql: 'select * from "Alert" where "transformerId" = $1 order by "createdAt" desc, id desc limit 50',
      values: [id],
    },
    {
      what: 'half a day of one transformer’s readings',
      path: `/api/grid/transformers/${id}/readings?limit=200&from=${from.toISOString()}&to=${to.toISOString()}`,
      sql: `select * from "TransformerReading" where "transformerId" = $1 and "observedAt" between $2 and $3
            order by "observedAt" desc limit 200`,
      values: [id, from, to],
    },
  ]
}

async function fill(pool: pg.Pool, ids: string[]): Promise<void> {
  await pool.query(
    `insert into "TransformerReading" ("transformerId", "observedAt", "loadKw", "ambientC", simulated)
     select t.id, date_trunc('minute', now()) - n * interval '1 minute' - interval '7 seconds', 50 + n % 40, 20, true
     from unnest($1::text[]) as t(id), generate_series(1, $2::int) as n on conflict do nothing`,
    [ids, READINGS / ids.length],
  )
  await pool.query(
    `insert into "AlertSource" (id, "apiKeyId", format, name) values ('bench', null, 'bench', 'bench') on conflict do nothing`,
  )
  await pool.query(
    `insert into "Alert" (id, "sourceId", "sourceEventId", "episodeKey", "transformerId", kind, severity, priority, state,
       message, "loadKw", "raisedAt", "observedAt", "senderObservedAt", "clearedAt", "closedAt", "createdAt")
     select gen_random_uuid()::text, 'bench', 'old-' || n, '1', ($1::text[])[1 + n % cardinality($1::text[])], 'overload',
       'low', 1 + n % 3, case when n % 500 = 0 then 'active' else 'closed' end, 'An old alert', 100, at, at, at,
       case when n % 500 = 0 then null else at end, case when n % 500 = 0 then null else at end, at
     from generate_series(1, $2::int) as n, lateral (select now() - n * interval '1 minute' as at) as a`,
    [ids, ALERTS],
  )
  await pool.query('analyze "TransformerReading"')
  await pool.query('analyze "Alert"')
}

async function ask(server: BenchServer, path: string): Promise<void> {
  const answer = await fetch(server.baseUrl + path, {
    headers: { authorization: `Bearer ${server.apiKey}` },
  })
  await answer.arrayBuffer()
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
}

async function timesOf(run: () => Promise<unknown>): Promise<number[]> {
  for (let i = 0; i < 5; i++) await run()
  const ms: number[] = []
  for (let i = 0; i < TIMES; i++) {
    const at = performance.now()
    await run()
    ms.push(performance.now() - at)
  }
  return ms
}
