import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '@/lib/db/client'
import { runningDatabaseUrl } from '@/lib/db/running-database'
import { readEnv } from '@/lib/env'
import { log } from '@/lib/log'
import { type Context, makeContext } from '@/lib/usecases/context'
import { addStaff } from '@/lib/usecases/staff/manage-staff'
import { startProcess } from './start-process'

export type Person = { username: string; password: string }
export type RoomServer = Database & {
  baseUrl: string
  dataDir: string
  people: [Person, Person]
  /** Of every scope; null on a server without the demo */
  apiKey: string | null
  /** The system's own hand, for what only use cases may write */
  system: Context
  stop: () => Promise<void>
}

const SHARED = {
  NODE_ENV: 'production',
  NEXT_TELEMETRY_DISABLED: '1',
  DATABASE_URL: '',
  REDIS_URL: '',
  PUBLIC_URL: '',
  LOG_LEVEL: 'warn',
}
/** A utility's own installation on its first day: no demo, nothing loaded, one administrator. */
const EMPTY = {
  DEMO: '0',
  AUTH_SECRET: 'only-for-pictures-of-an-empty-room-0001',
  METRICS_TOKEN: 'only-for-pictures-0001',
  OTP_DELIVERY: 'file',
}

/** The built server on a database of its own, in a folder that goes with it. */
export async function startRoom(
  kind: 'demo' | 'empty',
  more: Record<string, string> = {},
): Promise<RoomServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'feederline-room-'))
  // Postgres may run as another user, who must be able to pass through.
  chmodSync(dataDir, 0o711)
  const vars = { ...SHARED, ...(kind === 'demo' ? { DEMO: '1' } : EMPTY), ...more, DATA_DIR: dataDir }
  const running = await startProcess(['dist/server.js'], vars, '/api/health/ready')
  const url = (await runningDatabaseUrl(dataDir))!
  const database = openDatabase(url)
  const env = readEnv({ ...vars, DATABASE_URL: url })
  const system = makeContext({
    actor: { kind: 'system', job: 'room' },
    ...database,
    env,
    now: () => new Date(),
    requestId: 'room',
    log: log().child({}, { level: 'silent' }),
  })
  const demo = join(dataDir, 'demo.json')
  const known = existsSync(demo)
    ? (JSON.parse(readFileSync(demo, 'utf8')) as { admin: Person; operators: [Person]; apiKey: string })
    : null
  return {
    ...database,
    baseUrl: running.baseUrl,
    dataDir,
    system,
    apiKey: known?.apiKey ?? null,
    people: known ? [known.admin, known.operators[0]] : await twoPeople(system),
    stop: async () => {
      await database.db.$disconnect()
      await database.pool.end()
      await running.stop()
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

async function twoPeople(ctx: Context): Promise<[Person, Person]> {
  const add = async (username: string, name: string) => {
    const { password } = await addStaff({ ctx, input: { username, name, role: 'admin' } })
    return { username, password }
  }
  return [await add('alma', 'Alma Reyes'), await add('mei', 'Mei Tanaka')]
}
