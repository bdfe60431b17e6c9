import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { Browser, until } from '../outside/client'
import { callEvent, countEffects } from './activation'
import {
  demoOf,
  freePort,
  isReady,
  newFolder,
  randomFrom,
  removeFolder,
  startDatabase,
  startServer,
} from './servers'

const POSTS = Number(process.env.POSTS ?? 1000)
const DEATHS = Number(process.env.DEATHS ?? 10)
const SEED = Number(process.env.TEST_SEED ?? Date.now() % 1_000_000)

test(`D2: ${POSTS} alerts while the server and its database are killed in turn: every 2xx is there once, what was not is sent again and is there once`, async () => {
  console.log(`database dies: TEST_SEED=${SEED}`)
  const random = randomFrom(SEED)
  const dataDir = newFolder()
  const port = await freePort()
  let server = await startServer({ dataDir, port })
  try {
    const { apiKey, meters } = demoOf(dataDir)
    const alarms = Array.from({ length: POSTS }, (_, i) => `d2-${SEED}-${i}`)
    const accepted = new Set<string>()
    const observedAt = new Date().toISOString()
    const post = (name: string) =>
      fetch(`${server.url}/api/grid/alerts`, {
        method: 'POST',
        signal: AbortSignal.timeout(10_000),
        headers: {
          authorization: `Bearer ${apiKey}`,
          'content-type': 'application/json',
          'idempotency-key': `key-${name}`,
        },
        body: JSON.stringify({
          sourceEventId: name,
          transformerId: meters[0]!.transformerId,
          kind: 'voltage',
          severity: 'low',
          status: 'raised',
          observedAt,
          loadPercent: 50,
        }),
      })
        .then(async (answer) => {
          await answer.arrayBuffer()
          if (answer.status < 300) accepted.add(name)
          else expect([409, 429, 503]).toContain(answer.status)
        })
        .catch((error: unknown) => {
          if (error instanceof Error && /toContain/.test(error.message)) throw error
        })
    let next = 0
    let sending = true
    const sender = async () => {
      while (sending && next < alarms.length) {
        await post(alarms[next++]!)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }
    const senders = Promise.all(Array.from({ length: 4 }, sender))
    let deaths = 0
    while (next < alarms.length && deaths < DEATHS) {
      await new Promise((resolve) => setTimeout(resolve, 1000 + random() * 2000))
      if (deaths % 2) {
        await server.kill('SIGKILL')
        server = await startServer({ dataDir, port })
      } else {
        process.kill(postmasterOf(dataDir), 'SIGKILL')
        await until('the server to be ready again', () => isReady(server.url), 60_000)
      }
      deaths += 1
    }
    await senders
    sending = false
    for (let round = 0; round < 5; round++)
      for (const name of alarms) if (!accepted.has(name)) await post(name)
    expect(accepted.size).toBe(POSTS)
    console.log(`${deaths} deaths`)
    const stored = new Map<string, number>()
    for (let cursor: string | null = ''; cursor !== null; ) {
      const answer = await fetch(`${server.url}/api/grid/alerts?limit=200${cursor && `&cursor=${cursor}`}`, {
        headers: { authorization: `Bearer ${apiKey}` },
      })
      const page = (await answer.json()) as {
        data: { sourceEventId: string; count: number }[]
        nextCursor: string | null
      }
      for (const { sourceEventId } of page.data)
        stored.set(sourceEventId, (stored.get(sourceEventId) ?? 0) + 1)
      cursor = page.nextCursor
    }
    expect(alarms.filter((name) => stored.get(name) !== 1)).toEqual([])
  } finally {
    await server.kill('SIGTERM')
    removeFolder(dataDir)
  }
})

test('D7: Postgres stopped and started again and again under an event: the server stays, the event completes, everything once', async () => {
  const dataDir = newFolder()
  let database = await startDatabase(dataDir)
  const port = await freePort()
  const server = await startServer({ dataDir, port, env: { DATABASE_URL: database.url } })
  try {
    const room = new Browser(server.url)
    await room.signIn('admin', demoOf(dataDir).admin)
    const event = await callEvent(dataDir, room, `d7-${randomUUID()}`)
    for (let stop = 0; stop < 6; stop++) {
      await new Promise((resolve) => setTimeout(resolve, 5_000))
      await database.stop()
      const down = Date.now()
      await until('readiness to say so', async () => !(await isReady(server.url)), 30_000)
      const answer = await fetch(`${server.url}/api/grid/transformers`, {
        headers: { authorization: `Bearer ${demoOf(dataDir).apiKey}` },
      })
      expect(answer.status).toBe(503)
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      database = await startDatabase(dataDir)
      await until('the server to be ready again', () => isReady(server.url), 30_000)
      console.log(`database away and back ${stop + 1}: ${((Date.now() - down) / 1000).toFixed(1)} s`)
      expect(server.child.exitCode).toBeNull()
    }
    const settled = await event.reached(() => server.url, ['settled'])
    const effects = await countEffects(database.url, event.id)
    expect(effects.askMessages).toBe(settled.funnel.asked)
    expect(effects.notices).toBe(effects.noticesOnce)
    expect(effects.settlements).toBe(effects.settlementsOnce)
    expect(effects.resultMessages).toBeLessThanOrEqual(settled.funnel.asked)
  } finally {
    await server.kill('SIGKILL')
    await database.stop()
    removeFolder(dataDir)
  }
})

function postmasterOf(dataDir: string): number {
  const folders = ['postgres/postgres', 'postgres']
  for (const folder of folders)
    try {
      return Number(readFileSync(join(dataDir, folder, 'postmaster.pid'), 'utf8').split('\n')[0])
    } catch {}
  throw new Error('the database’s process is not found')
}
