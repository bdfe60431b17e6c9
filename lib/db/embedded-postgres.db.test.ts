import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { processStartedAt } from '@/lib/process-lock.mjs'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres'

let dataDir: string
let open: (EmbeddedPostgres | undefined)[]
let children: ChildProcess[]

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'feederline-launcher-'))
  chmodSync(dataDir, 0o711)
  open = []
  children = []
})

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  for (const database of open) await database?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

test('keeps what was written over a stop and a start, and leaves no process', async () => {
  const first = await start()
  await query(first.url, 'create table pole (id int); insert into pole values (7)')
  const pid = postmasterPid()
  await first.stop()
  expect(processStartedAt(pid)).toBeUndefined()
  expect(await query((await start()).url, 'select id from pole')).toEqual([{ id: 7 }])
})

test('a second start on the same directory is refused in one sentence and does the first no harm', async () => {
  const { child, url } = await startInAnotherProcess()
  await expect(start()).rejects.toThrow(
    `Another Feederline (process ${child.pid}) already runs on ${dataDir}`,
  )
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('after kill -9 of its program the next start has every acknowledged row', async () => {
  const { child, url } = await startInAnotherProcess()
  await query(url, 'create table pole (id int); insert into pole select generate_series(1, 1000)')
  await killed(child)
  expect(await query((await start()).url, 'select count(*)::int as n from pole')).toEqual([{ n: 1000 }])
})

test('after kill -9 of the database too the next start has every acknowledged row', async () => {
  const { child, url } = await startInAnotherProcess()
  await query(url, 'create table pole (id int); insert into pole select generate_series(1, 1000)')
  await killed(child)
  process.kill(postmasterPid(), 'SIGKILL')
  expect(await query((await start()).url, 'select count(*)::int as n from pole')).toEqual([{ n: 1000 }])
})

test('a database that dies under its program is started again', async () => {
  const { url } = await start()
  await query(url, 'create table pole (id int); insert into pole values (7)')
  const pid = postmasterPid()
  process.kill(pid, 'SIGKILL')
  await expect
    .poll(() => query(url, 'select id from pole').catch(() => 'down'), { timeout: 50_000 })
    .toEqual([{ id: 7 }])
  expect(postmasterPid()).not.toBe(pid)
})

test('listens on no port, and lets only its own user at the files and the socket', async () => {
  const { url } = await start()
  expect(await query(url, 'show listen_addresses')).toEqual([{ listen_addresses: '' }])
  for (const folder of ['postgres', 'socket'])
    expect(statSync(join(dataDir, folder)).mode & 0o077, folder).toBe(0)
})

async function start(): Promise<EmbeddedPostgres> {
  const database = await startEmbeddedPostgres({ dataDir, log: () => {} })
  open.push(database)
  return database
}

async function startInAnotherProcess(): Promise<{ child: ChildProcess; url: string }> {
  const module = new URL('./embedded-postgres.ts', import.meta.url).href
  const program = `const { startEmbeddedPostgres } = await import(${JSON.stringify(module)})
    const { url } = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: () => {} })
    console.log(url)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const [chunk] = await once(child.stdout!, 'data')
  return { child, url: String(chunk).trim() }
}

/** kill -9, and the system has let go of it: until then its lock is held, as it should be. */
async function killed(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

function postmasterPid(): number {
  return Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new Client(url)
  // A connection cut by a dying server is what some of these tests are about.
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}
