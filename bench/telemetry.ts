import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { BenchRow } from './bench-row'
import type { BenchServer } from './bench-server'
import { postLoad } from './post-load'

const BATCHES = 20
const READINGS = 2000
const PARALLEL = 2

type Reading = { transformerId: string; observedAt: string; loadKw: number; ambientC: number }

/** Readings a second through the API in batches, against a bare COPY of the same rows into the same kind of table. */
export async function benchTelemetry(server: BenchServer): Promise<BenchRow[]> {
  const batches = Array.from({ length: BATCHES + 2 }, (_, batch) => readings(server, batch))
  const send = (from: number, count: number) =>
    postLoad({
      url: `${server.baseUrl}/api/grid/telemetry`,
      headers: { authorization: `Bearer ${server.apiKey}` },
      body: (n) => JSON.stringify({ readings: batches[from + n] }),
      count,
      parallel: PARALLEL,
    })
  await send(BATCHES, 2)
  const ours = await send(0, BATCHES)
  if (ours.failed > 0) throw new Error(`${ours.failed} batches were refused`)
  const referenceSeconds = await copyAll(server.databaseUrl, batches.slice(0, BATCHES))
  return [
    {
      what: `readings a second, batches of ${READINGS.toLocaleString('en')}`,
      unit: '/s',
      ours: (BATCHES * READINGS) / ours.seconds,
      reference: (BATCHES * READINGS) / referenceSeconds,
      better: 'more',
    },
  ]
}

/** A second apart, going back in time, so that no batch touches another's rows. */
function readings({ transformerIds }: BenchServer, batch: number): Reading[] {
  const perTransformer = READINGS / transformerIds.length
  const base = Date.now() - (batch + 1) * perTransformer * 1000
  return Array.from({ length: READINGS }, (_, i) => ({
    transformerId: transformerIds[i % transformerIds.length]!,
    observedAt: new Date(base + Math.floor(i / transformerIds.length) * 1000).toISOString(),
    loadKw: 50 + (i % 17),
    ambientC: 20,
  }))
}

async function copyAll(databaseUrl: string, batches: Reading[][]): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(
    `create table bench_reading ("transformerId" text, "observedAt" timestamptz, "loadKw" float8, "ambientC" float8,
      primary key ("transformerId", "observedAt"))`,
  )
  const since = performance.now()
  for (const batch of batches) {
    const lines = batch.map((r) => `${r.transformerId}\t${r.observedAt}\t${r.loadKw}\t${r.ambientC}\n`)
    await pipeline(Readable.from([lines.join('')]), client.query(copyFrom('copy bench_reading from stdin')))
  }
  const seconds = (performance.now() - since) / 1000
  await client.query('drop table bench_reading')
  await client.end()
  return seconds
}
