import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyPassword } from '@/lib/auth/password'
import { type Database, openDatabase } from '@/lib/db/client'
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database'
import { readEnv } from '@/lib/env'
import { log } from '@/lib/log'
import { demoFilePath, readDemoFile } from '@/lib/simulator/demo-file'
import { buildNetwork } from '@/lib/simulator/network/build-network'
import { seedDemoNetwork } from '@/lib/simulator/seed/seed-demo-network'
import { writeDemoJson } from '@/lib/simulator/write-demo-json'
import { resolveApiKey } from '@/lib/usecases/api-keys/resolve-api-key'
import { type Context, makeContext } from '@/lib/usecases/context'

const network = buildNetwork(1)
let own: TestDatabase
let database: Database
let dataDir = ''
let ctx: Context
beforeAll(async () => {
  own = await createTestDatabase()
  database = openDatabase(own.url)
  dataDir = mkdtempSync(join(tmpdir(), 'feederline-demo-'))
  ctx = makeContext({
    ...database,
    env: readEnv({ DATABASE_URL: own.url, DATA_DIR: dataDir, DEMO: '1' }),
    actor: { kind: 'system', job: 'test' },
    now: () => new Date(),
    requestId: 'test',
    log: log().child({}, { level: 'silent' }),
  })
})
afterAll(async () => {
  await database.db.$disconnect()
  await database.pool.end()
  await own.close()
  rmSync(dataDir, { recursive: true, force: true })
})
const seed = () =>
  seedDemoNetwork({
    pool: database.pool,
    seed: 1,
    speed: 60,
    timeZone: 'America/Los_Angeles',
    now: new Date(),
  })

test('demo.json opens the doors it names, for its owner’s eyes only', async () => {
  const file = await writeDemoJson(ctx, network)
  expect(statSync(demoFilePath(dataDir)).mode & 0o777).toBe(0o600)
  expect(readDemoFile(dataDir)).toEqual(file)
  for (const { username, password } of [file.admin, ...file.operators, file.viewer]) {
    const user = await database.db.staffUser.findUniqueOrThrow({ where: { username } })
    expect(await verifyPassword(password, user.passwordHash)).toBe(true)
    expect(user.totpSecret).toBeNull()
  }
  expect(await resolveApiKey(ctx.db, `Bearer ${file.apiKey}`, ctx.now())).toMatchObject({
    scopes: expect.arrayContaining(['alerts:write']),
  })
  expect(file.meters.slice(0, 12).every(({ programs }) => programs.length === 0)).toBe(true)
})

test('it is made once, and mends what a crash or a new database left out', async () => {
  const before = readDemoFile(dataDir)
  await database.db.staffUser.deleteMany({ where: { username: 'viewer' } })
  await database.db.apiKey.deleteMany()
  await writeDemoJson(ctx, network)
  expect(readDemoFile(dataDir)).toEqual(before)
  expect(await database.db.staffUser.count()).toBe(4)
  expect(await resolveApiKey(ctx.db, `Bearer ${before!.apiKey}`, ctx.now())).not.toBeNull()
})

test('a file that was deleted comes back with secrets that work', async () => {
  const before = readDemoFile(dataDir)!
  rmSync(demoFilePath(dataDir))
  const after = await writeDemoJson(ctx, network)
  expect(after.admin.password).not.toBe(before.admin.password)
  const admin = await database.db.staffUser.findUniqueOrThrow({ where: { username: 'admin' } })
  expect(await verifyPassword(after.admin.password, admin.passwordHash)).toBe(true)
})

test('a database with somebody’s own network is left alone', async () => {
  await database.db.substation.create({ data: { id: 'OWN', name: 'Own' } })
  await database.db.feeder.create({ data: { id: 'OWN', name: 'Own', substationId: 'OWN', ratedKva: 1000 } })
  await database.db.transformer.create({
    data: { id: 'OWN', name: 'Own', feederId: 'OWN', ratedKva: 100, loadLossKw: 1, noLoadLossKw: 0.2 },
  })
  expect(await seed()).toEqual({ state: 'not-empty' })
  expect(await database.db.program.count()).toBe(0)
})

test('a database that has the demo network keeps it', async () => {
  await database.db.setting.create({ data: { key: 'demo-network', value: { seed: 1, version: 1 } } })
  expect(await seed()).toEqual({ state: 'already-seeded' })
})
