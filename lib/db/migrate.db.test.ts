import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from './migrate'
import { createTestDatabase, type TestDatabase } from './test-database'

let database: TestDatabase
let migrationsDir: string

beforeEach(async () => {
  database = await createTestDatabase()
  migrationsDir = mkdtempSync(join(tmpdir(), 'feederline-migrations-'))
  await sql('drop table if exists _prisma_migrations')
})

afterEach(async () => {
  rmSync(migrationsDir, { recursive: true, force: true })
  await database.close()
})

test('applies what is missing, once, in the order of the names', async () => {
  write('20260101000000_first', 'create table pole (id int primary key);')
  expect(await run()).toEqual(['20260101000000_first'])
  write('20260102000000_second', 'alter table pole add column height_m int; create index on pole (height_m);')
  expect(await run()).toEqual(['20260102000000_second'])
  expect(await run()).toEqual([])
  const rows = await sql(
    'select migration_name, applied_steps_count, finished_at is not null as finished from _prisma_migrations order by 1',
  )
  expect(rows).toEqual([
    { migration_name: '20260101000000_first', applied_steps_count: 1, finished: true },
    { migration_name: '20260102000000_second', applied_steps_count: 1, finished: true },
  ])
})

test('two at once apply each migration once', async () => {
  write('20260101000000_first', 'create table pole (id int); select pg_sleep(0.1);')
  const [one, other] = await Promise.all([run(), run()])
  expect([...one!, ...other!]).toEqual(['20260101000000_first'])
})

test('a migration that fails leaves nothing behind, not even its first statement', async () => {
  write('20260101000000_broken', 'create table pole (id int); select 1/0;')
  await expect(run()).rejects.toThrow(
    'Migration 20260101000000_broken could not be applied: division by zero.',
  )
  expect(await sql(`select to_regclass('pole') as pole`)).toEqual([{ pole: null }])
  write('20260101000000_broken', 'create table pole (id int);')
  expect(await run()).toEqual(['20260101000000_broken'])
})

test('refuses a database that a newer version migrated', async () => {
  write('20260101000000_first', 'create table pole (id int);')
  write('20260102000000_second', 'create table tower (id int);')
  await run()
  rmSync(join(migrationsDir, '20260102000000_second'), { recursive: true })
  await expect(run()).rejects.toThrow(
    'The data was migrated by a newer version of Feederline (it has 20260102000000_second)',
  )
})

test('refuses a migration that was edited after it was applied', async () => {
  write('20260101000000_first', 'create table pole (id int);')
  await run()
  write('20260101000000_first', 'create table pole (id bigint);')
  await expect(run()).rejects.toThrow('Migration 20260101000000_first was changed after it was applied')
})

function write(name: string, text: string) {
  mkdirSync(join(migrationsDir, name), { recursive: true })
  writeFileSync(join(migrationsDir, name, 'migration.sql'), text)
}

const run = () => migrate(database.url, { migrationsDir })

async function sql(text: string) {
  const client = new Client(database.url)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}
