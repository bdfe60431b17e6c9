import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backUp } from './backup'
import { restore } from './restore'
import { createTestDatabase, type TestDatabase } from './test-database'

let source: TestDatabase
let target: TestDatabase
let dir: string
let file: string

const AWKWARD = 'tab\t, newline\n, backslash \\, \\., quote " and ünïcode 🔌'

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'feederline-backup-'))
  file = join(dir, 'feederline.gz')
  source = await createTestDatabase()
  target = await createTestDatabase()
  await sql(source, 'insert into "Substation" (id, name) values ($1, $2)', ['S1', AWKWARD])
  await sql(
    source,
    `insert into "Feeder" (id, name, "substationId", "ratedKva") values ('F1', '\\.', 'S1', 1250.5)`,
  )
  await sql(
    source,
    `insert into "Conversation" (id, kind, epoch, memory) values ('C1', 'visitor', 3, '{"a":"\\n"}')`,
  )
  await sql(
    source,
    `insert into "Outbox" (audience, event, payload) select 'room', 'message:new', jsonb_build_object('n', n)
     from generate_series(1, 5000) n`,
  )
})

afterAll(async () => {
  await Promise.all([source.close(), target.close()])
  rmSync(dir, { recursive: true, force: true })
})

test('a backup restored elsewhere has every row, and a new epoch for each conversation', async () => {
  expect(await backUp(source.url, file)).toMatchObject({
    Substation: 1,
    Feeder: 1,
    Conversation: 1,
    Outbox: 5000,
  })
  expect(await restore(target.url, file)).toMatchObject({
    Substation: 1,
    Feeder: 1,
    Conversation: 1,
    Outbox: 5000,
  })
  expect(await sql(target, 'select name from "Substation"')).toEqual([{ name: AWKWARD }])
  expect(await sql(target, 'select name, "ratedKva" from "Feeder"')).toEqual([
    { name: '\\.', ratedKva: 1250.5 },
  ])
  expect(await sql(target, 'select epoch, memory from "Conversation"')).toEqual([
    { epoch: 4, memory: { a: '\n' } },
  ])
  const checksum = `select count(*)::int, md5(string_agg(id || payload::text, ',' order by id)) from "Outbox"`
  expect(await sql(target, checksum)).toEqual(await sql(source, checksum))
})

test('after a restore new rows get new ids, and references are checked again', async () => {
  await sql(target, `insert into "Outbox" (audience, event, payload) values ('room', 'x', '{}')`)
  expect(await sql(target, 'select max(id)::int as id from "Outbox"')).toEqual([{ id: 5001 }])
  const orphan = sql(
    target,
    `insert into "Feeder" (id, name, "substationId", "ratedKva") values ('F2', 'x', 'S9', 1)`,
  )
  await expect(orphan).rejects.toThrow('violates foreign key constraint')
})

test('a backup is readable by its owner alone and never overwrites a file', async () => {
  await expect(backUp(source.url, file)).rejects.toThrow('is already there')
  expect(statSync(file).mode & 0o077).toBe(0)
})

test('a backup cut short changes nothing', async () => {
  const cut = join(dir, 'cut.gz')
  writeFileSync(cut, readFileSync(file).subarray(0, -2_000))
  await expect(restore(target.url, cut)).rejects.toThrow('its end is missing')
  expect(await sql(target, 'select count(*)::int as n from "Outbox"')).toEqual([{ n: 5001 }])
})

test('something else than a backup changes nothing', async () => {
  const other = join(dir, 'other.gz')
  writeFileSync(other, 'not even gzip')
  await expect(restore(target.url, other)).rejects.toThrow('is not a backup of Feederline')
  await expect(restore(target.url, join(dir, 'missing.gz'))).rejects.toThrow('There is no file')
  expect(existsSync(file)).toBe(true)
  expect(await sql(target, 'select count(*)::int as n from "Outbox"')).toEqual([{ n: 5001 }])
})

test('nothing is restored while others are connected', async () => {
  const other = new Client(target.url)
  await other.connect()
  await expect(restore(target.url, file)).rejects.toThrow('Others are connected to this database')
  await other.end()
})

async function sql(database: TestDatabase, text: string, values: unknown[] = []) {
  const client = new Client(database.url)
  await client.connect()
  try {
    return (await client.query(text, values)).rows
  } finally {
    await client.end()
  }
}
