import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Database, openDatabase } from '@/lib/db/client'
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database'
import { readEnv } from '@/lib/env'
import { log } from '@/lib/log'
import { type Context, makeContext } from '@/lib/usecases/context'
import { anchorGridClock, startGridClock } from './start-grid-clock'

const T0 = new Date('2026-11-23T12:00:00Z').getTime()
let own: TestDatabase
let database: Database
let wallMs = T0
beforeAll(async () => {
  own = await createTestDatabase()
  database = openDatabase(own.url)
})
afterAll(async () => {
  await database.db.$disconnect()
  await database.pool.end()
  await own.close()
})
beforeEach(async () => {
  wallMs = T0
  await database.db.gridClock.deleteMany()
})

function ctxAt(speed: number): Context {
  return makeContext({
    ...database,
    actor: { kind: 'system', job: 'test' },
    env: {
      ...readEnv({ DATA_DIR: '/nowhere', AUTH_SECRET: 'x'.repeat(32), METRICS_TOKEN: 'y'.repeat(16) }),
      speed,
    },
    now: () => new Date(wallMs),
    requestId: 'test',
    log: log(),
  })
}
const gridMs = async (speed: number) => (await ctxAt(speed).gridNow()).getTime() - T0
const SECOND = 1000
const HOUR = 3_600_000

test('a new clock starts at the wall time and runs at its speed', async () => {
  await anchorGridClock(ctxAt(60))
  wallMs += 10 * SECOND
  expect(await gridMs(60)).toBe(600 * SECOND)
})

test('a clean stop is where the next start goes on, above speed 1', async () => {
  const clock = await startGridClock(ctxAt(60))
  wallMs += 20 * SECOND
  await clock.stop()
  wallMs += HOUR
  await anchorGridClock(ctxAt(60))
  expect(await gridMs(60)).toBe(1200 * SECOND)
})

test('after a crash the clock never shows a time again that it has shown', async () => {
  await anchorGridClock(ctxAt(60))
  // The last heartbeat was 0.9 s before the crash.
  await database.db.gridClock.update({
    where: { id: 1 },
    data: { heartbeatGridAt: new Date(T0 + 600 * SECOND) },
  })
  const shown = 600 * SECOND + 54 * SECOND
  wallMs += HOUR
  await anchorGridClock(ctxAt(60))
  expect(await gridMs(60)).toBeGreaterThanOrEqual(shown)
  expect(await gridMs(60)).toBeLessThanOrEqual(660 * SECOND)
})

test('at speed 1 the clock is the wall clock again after a stop', async () => {
  const clock = await startGridClock(ctxAt(1))
  await clock.stop()
  wallMs += HOUR
  await anchorGridClock(ctxAt(1))
  expect(await gridMs(1)).toBe(HOUR)
})

test('a clock that ran ahead does not jump back when it slows down to speed 1', async () => {
  const clock = await startGridClock(ctxAt(60))
  wallMs += 60 * SECOND
  await clock.stop()
  await anchorGridClock(ctxAt(1))
  expect(await gridMs(1)).toBe(HOUR)
})

test('a second process leaves a running clock alone', async () => {
  await anchorGridClock(ctxAt(60))
  wallMs += 2 * SECOND
  await anchorGridClock(ctxAt(60))
  expect(await gridMs(60)).toBe(120 * SECOND)
})
