import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runningDatabaseUrl } from '@/lib/db/running-database'
import { type Running, startProcess } from './start-process'

export type BenchServer = Running & {
  apiKey: string
  admin: { username: string; password: string }
  transformerIds: string[]
  dataDir: string
  databaseUrl: string
  /** Stops it and starts it again on the same data */
  restart: () => Promise<number>
  /** Stops it; restart goes on */
  pause: () => Promise<void>
}

type Demo = {
  apiKey: string
  admin: { username: string; password: string }
  meters: { transformerId: string }[]
}

/** Limits are not what is measured: loads come from one key, and grid time runs like the wall clock's. */
const ENV = {
  NODE_ENV: 'production',
  DEMO: '1',
  DEMO_SPEED: '1',
  DATABASE_URL: '',
  REDIS_URL: '',
  PUBLIC_URL: '',
  LOG_LEVEL: 'warn',
  API_RATE_PER_SECOND: '100000',
}

/** The built server on a demo network of its own, in a folder that goes with it. */
export async function startBenchServer(): Promise<BenchServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'feederline-bench-'))
  // Postgres may run as another user, who must be able to pass through.
  chmodSync(dataDir, 0o711)
  const start = () => startProcess(['dist/server.js'], { ...ENV, DATA_DIR: dataDir }, '/api/health/ready')
  let running = await start()
  const demo = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as Demo
  const { data } = (await fetch(`${running.baseUrl}/api/grid/transformers`, {
    headers: { authorization: `Bearer ${demo.apiKey}` },
  }).then((answer) => answer.json())) as { data: { id: string }[] }
  return {
    get baseUrl() {
      return running.baseUrl
    },
    get pid() {
      return running.pid
    },
    apiKey: demo.apiKey,
    admin: demo.admin,
    transformerIds: data.map(({ id }) => id),
    dataDir,
    databaseUrl: (await runningDatabaseUrl(dataDir))!,
    pause: () => running.stop(),
    restart: async () => {
      await running.stop()
      const since = performance.now()
      running = await start()
      return performance.now() - since
    },
    stop: async () => {
      await running.stop()
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
