import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { BenchRow } from './bench-row'
import type { BenchServer } from './bench-server'
import { staffCookie } from './sockets'

const CUSTOMERS = 1000
const PROGRAM = 'peak-savings'

/** From an operator's yes to the last of N notices written, against the same number of bare rows in one transaction. */
export async function benchNotify(server: BenchServer): Promise<BenchRow[]> {
  const pool = new pg.Pool({ connectionString: server.databaseUrl, max: 4 })
  try {
    const transformerId = server.transformerIds.at(-1)!
    await enrol(pool, transformerId)
    const { ms, asked } = await activate(server, pool, transformerId)
    const reference = await bareRows(pool, asked)
    return [
      {
        what: `yes to ${asked.toLocaleString('en')} customers asked`,
        unit: 'ms',
        ours: ms,
        reference,
        better: 'less',
      },
      { what: 'notices a second', unit: '/s', ours: (asked / ms) * 1000, reference: null, better: 'more' },
    ]
  } finally {
    await pool.end()
  }
}

/** Meters of no simulated home: nobody answers for them. */
async function enrol(pool: pg.Pool, transformerId: string): Promise<void> {
  await pool.query(
    `with made as (
       insert into "Meter" (id, "transformerId") select 'NE-BENCH-' || n, $1 from generate_series(1, $2::int) n returning id),
     people as (
       insert into "Customer" (id, "meterId", name, phone)
       select 'bench-' || id, id, 'Benchmark', '+1555' || lpad((row_number() over ())::text, 7, '0') from made returning "meterId")
     insert into "Enrollment" (id, reference, "meterId", "programId", "programVersion", state, "deviceIds", "startedAt")
     select 'bench-' || p."meterId", 'B-' || p."meterId", p."meterId", g.id, g."currentVersion", 'active', '{}',
       now() - interval '1 day'
     from people p, "Program" g where g.id = $3`,
    [transformerId, CUSTOMERS, PROGRAM],
  )
}

async function activate(
  server: BenchServer,
  pool: pg.Pool,
  transformerId: string,
): Promise<{ ms: number; asked: number }> {
  const cookie = await staffCookie(server.baseUrl, server.admin)
  const call = async (path: string, headers: Record<string, string>, body: object) => {
    const answer = await fetch(server.baseUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    const json = (await answer.json()) as { data: Record<string, unknown>; detail?: string }
    if (!answer.ok) throw new Error(`${path}: ${json.detail}`)
    return json.data
  }
  const staff = { cookie, origin: server.baseUrl }
  const alert = await call(
    '/api/grid/alerts',
    { authorization: `Bearer ${server.apiKey}` },
    {
      sourceEventId: 'bench-notify',
      transformerId,
      kind: 'overload',
      severity: 'critical',
      status: 'raised',
      observedAt: new Date().toISOString(),
      loadPercent: 140,
      expectedDurationMinutes: 60,
    },
  )
  const plan = (await call(`/api/grid/alerts/${alert.id}/recommendation`, staff, {})) as {
    id: string
    version: number
    options: { id: string; programs: { participants: number }[] }[]
  }
  const since = performance.now()
  const activation = await call('/api/grid/activations', staff, {
    recommendationId: plan.id,
    optionId: plan.options[0]!.id,
    version: plan.version,
  })
  for (let waited = 0; waited < 120_000; waited += 10) {
    const { rows } = await pool.query<{ asked: number; open: number }>(
      `select count(*)::int as asked, count(*) filter (where "noticedAt" is null and outcome is null)::int as open
       from "Participant" where "activationId" = $1`,
      [activation.id],
    )
    const { asked, open } = rows[0]!
    if (asked > 0 && open === 0) return { ms: performance.now() - since, asked }
    await pause(10)
  }
  throw new Error('not everybody was asked within two minutes')
}

/** A participant, a message and a notice each, as three plain statements. */
async function bareRows(pool: pg.Pool, count: number): Promise<number> {
  await pool.query(
    'create table bench_row (id uuid primary key default gen_random_uuid(), body jsonb, at timestamptz default now())',
  )
  const bodies = Array.from({ length: count }, (_, n) => JSON.stringify({ n, text: 'x'.repeat(1500) }))
  const client = await pool.connect()
  const since = performance.now()
  await client.query('begin')
  for (let table = 0; table < 3; table++)
    await client.query('insert into bench_row (body) select unnest($1::jsonb[])', [bodies])
  await client.query('commit')
  const ms = performance.now() - since
  client.release()
  await pool.query('drop table bench_row')
  return ms
}
