import { join } from 'node:path'
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres'
import { type BenchRow, quantile } from './bench-row'
import type { BenchServer } from './bench-server'
import { startProcess } from './start-process'

const TIMES = 3

/** From the start of the built server on its data to ready, against the same Postgres and a bare HTTP server. */
export async function benchColdstart(server: BenchServer): Promise<BenchRow[]> {
  const ours: number[] = []
  for (let i = 0; i < TIMES; i++) ours.push(await server.restart())
  await server.pause()
  const reference: number[] = []
  for (let i = 0; i < TIMES; i++) {
    const since = performance.now()
    const postgres = await startEmbeddedPostgres({
      dataDir: join(server.dataDir, 'postgres'),
      log: () => undefined,
    })
    const bare = await startProcess(['bench/references/bare-http.mjs'], { DATABASE_URL: postgres.url }, '/')
    reference.push(performance.now() - since)
    await bare.stop()
    await postgres.stop()
  }
  await server.restart()
  const seconds = (ms: number[]) => quantile(ms, 0.5) / 1000
  return [
    {
      what: 'start to ready, median of 3',
      unit: 's',
      ours: seconds(ours),
      reference: seconds(reference),
      better: 'less',
    },
  ]
}
