import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '@/lib/db/client'
import { createTestDatabase } from '@/lib/db/test-database'
import type { Actor } from '@/lib/domain/actor'
import { type Env, readEnv } from '@/lib/env'
import { log } from '@/lib/log'
import { type SeedResult, seedDemoNetwork } from '@/lib/simulator/seed/seed-demo-network'
import { type Context, makeContext } from '@/lib/usecases/context'

/** The whole demo network in a test database, with a clock that the test moves; for tests only. */
export type DemoWorld = Database & {
  env: Env
  dataDir: string
  seeded: SeedResult
  now: () => Date
  /** Moves the grid clock; the wall clock moves a sixtieth of it */
  advanceMinutes: (gridMinutes: number) => void
  as: (actor: Actor) => Context
  system: () => Context
  close: () => Promise<void>
}

const SPEED = 60

export async function makeDemoWorld(start: Date): Promise<DemoWorld> {
  const own = await createTestDatabase()
  const database = openDatabase(own.url)
  const dataDir = mkdtempSync(join(tmpdir(), 'feederline-demo-'))
  const env = readEnv({
    NODE_ENV: 'test',
    DATABASE_URL: own.url,
    DATA_DIR: dataDir,
    DEMO: '1',
    DEMO_SPEED: String(SPEED),
  })
  let wall = start
  const now = () => wall
  const seeded = await seedDemoNetwork({
    pool: database.pool,
    seed: env.DEMO_SEED,
    speed: SPEED,
    timeZone: env.TIME_ZONE,
    now: start,
  })
  const as = (actor: Actor) =>
    makeContext({
      ...database,
      actor,
      env,
      now,
      requestId: 'test',
      log: log().child({}, { level: 'silent' }),
    })
  return {
    ...database,
    env,
    dataDir,
    seeded,
    now,
    advanceMinutes: (gridMinutes) => {
      wall = new Date(wall.getTime() + (gridMinutes * 60_000) / SPEED)
    },
    as,
    system: () => as({ kind: 'system', job: 'test' }),
    close: async () => {
      await database.db.$disconnect()
      await database.pool.end()
      await own.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
