import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'redis'
import type { Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createConversationStore } from '@/lib/client/conversation-store'
import type { Message } from '@/lib/protocol/message'
import type { Presence } from '@/lib/protocol/socket-events'
import { ingestAlert } from '@/lib/usecases/alerts/ingest-alert'
import { withTransaction } from '@/lib/usecases/context'
import { endSessions } from '@/lib/usecases/sessions/end-session'
import { createTestNetwork, T7, type TestNetwork } from '@/lib/usecases/test-network'
import { openTestProcess, type TestProcess, testCookie, testSocket } from './test-process'

/**
 * Two server processes on one database, as far as sockets go. The product does not need Redis and neither does this
 * test: it runs with a Redis that never answers; `npm run chaos` gives it a real one (REDIS_SERVER) and takes it away.
 */
const REDIS_SERVER = process.env.REDIS_SERVER
let network: TestNetwork
const sockets: Socket[] = []

beforeAll(async () => {
  network = await createTestNetwork({ homes: 12 })
})
afterAll(() => network.close())

let a: TestProcess
let b: TestProcess
async function openBoth(redisUrl: string) {
  a = await openTestProcess(network, { redisUrl })
  b = await openTestProcess(network, { redisUrl })
}
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.disconnect()
  await a.close()
  await b.close()
})

let next = 0
async function customerAtBoth(home = network.homes[next++]!) {
  const { cookie, sessionId } = await testCookie(network, home)
  const [here, there] = [testSocket(a.port, { cookie }), testSocket(b.port, { cookie })]
  sockets.push(here, there)
  const store = createConversationStore({ socket: there as never, storageKey: randomUUID() })
  await expect.poll(() => here.connected && store.getSnapshot().log.loaded).toBe(true)
  const say = (text: string) =>
    here.timeout(30_000).emitWithAck('message:send', { clientMessageId: randomUUID(), text })
  const heard = () =>
    store.getSnapshot().log.messages.map((m: Message) => (m.parts[0] as { text: string }).text)
  return { home, sessionId, here, there, store, say, heard }
}

async function staffAt(port: number, name: string) {
  const { id } = await network.db.staffUser.create({
    data: { username: `${name}-${randomUUID()}`, name, role: 'operator', passwordHash: 'none' },
  })
  const socket = testSocket(port, { ...(await testCookie(network, { staffId: id })), namespace: '/grid' })
  sockets.push(socket)
  const alerts: string[] = []
  let present: string[] = []
  socket.on('alert:changed', (alert: { sourceEventId: string }) => alerts.push(alert.sourceEventId))
  socket.on('presence', ({ users }: Presence) => {
    present = users.map((user) => user.name).sort()
  })
  await expect.poll(() => socket.connected).toBe(true)
  return { socket, alerts, present: () => present }
}

const raise = (sourceEventId: string) =>
  ingestAlert({
    ctx: network.sender(),
    input: {
      sourceEventId,
      transformerId: T7,
      kind: 'overload',
      severity: 'low',
      status: 'raised',
      observedAt: network.clock.now.toISOString(),
      loadPercent: 50,
    },
  })

const endSession = (id: string) =>
  withTransaction(network.system(), (tx) => endSessions(tx, { id }, 'revoked', network.clock.now))

/** What reaches the sockets of both processes, whichever of them a fact goes through. */
function facts() {
  test('a message sent at one process and its answer reach the tab at the other, in order', async () => {
    const { say, heard } = await customerAtBoth()
    for (const text of ['one', 'two', 'three']) expect(await say(text)).toMatchObject({ ok: true })
    await expect.poll(() => heard().length).toBe(6)
    expect(heard().filter((text) => !text.startsWith('echo'))).toEqual(['one', 'two', 'three'])
  })

  test('an alert reaches the screens of both, once or as a repeat of the same', async () => {
    const [ada, ben] = [await staffAt(a.port, 'Ada'), await staffAt(b.port, 'Ben')]
    const alarm = randomUUID()
    await raise(alarm)
    await expect.poll(() => ada.alerts).toContain(alarm)
    await expect.poll(() => ben.alerts).toContain(alarm)
  })

  test('a session that ends is over for the sockets of both', async () => {
    const { here, there, sessionId } = await customerAtBoth()
    const states: string[] = []
    for (const socket of [here, there])
      socket.on('session:changed', ({ state }: { state: string }) => states.push(state))
    await endSession(sessionId)
    await expect.poll(() => states).toEqual(['anonymous', 'anonymous'])
  })
}

describe('a Redis that does not answer', () => {
  beforeEach(() => openBoth('redis://127.0.0.1:1'))
  facts()
})

if (REDIS_SERVER)
  describe('with a Redis', () => {
    let redis: RunningRedis
    beforeAll(async () => {
      redis = await startRedis(REDIS_SERVER!)
    })
    afterAll(() => redis.remove())
    beforeEach(() => openBoth(redis.url))

    facts()

    test('presence counts the people at both', async () => {
      const [ada, ben] = [await staffAt(a.port, 'Ada'), await staffAt(b.port, 'Ben')]
      for (const one of [ada, ben]) await expect.poll(one.present).toEqual(['Ada', 'Ben'])
      ada.socket.disconnect()
      await expect.poll(ben.present).toEqual(['Ben'])
    })

    test('C4: Redis stopped for 20 s, started again empty, flushed: nothing is lost, and all is there within 5 s', async () => {
      const { say, heard } = await customerAtBoth()
      const said: string[] = []
      let talking = true
      const talk = (async () => {
        for (let i = 0; talking; i++) {
          expect(await say(`word ${i}`)).toMatchObject({ ok: true })
          said.push(`word ${i}`)
          await new Promise((resolve) => setTimeout(resolve, 50))
        }
      })()
      const caughtUp = async () => {
        const until = [...said]
        const since = Date.now()
        await expect
          .poll(() => heard().filter((text) => !text.startsWith('echo')).length)
          .toBeGreaterThanOrEqual(until.length)
        expect(Date.now() - since).toBeLessThan(5_000)
        expect(
          heard()
            .filter((text) => !text.startsWith('echo'))
            .slice(0, until.length),
        ).toEqual(until)
      }
      await caughtUp()
      await redis.stop()
      for (let i = 0; i < 4; i++) {
        await new Promise((resolve) => setTimeout(resolve, 5_000))
        await caughtUp()
      }
      await redis.start()
      await new Promise((resolve) => setTimeout(resolve, 5_000))
      await caughtUp()
      await redis.flush()
      await caughtUp()
      talking = false
      await talk
      await caughtUp()
      const answers = () => heard().filter((text) => text.startsWith('echo'))
      await expect.poll(() => answers().length).toBe(said.length)
      expect(answers().toSorted()).toEqual(said.map((text) => `echo ${text}`).toSorted())
    }, 180_000)
  })

type RunningRedis = {
  url: string
  start: () => Promise<void>
  stop: () => Promise<void>
  flush: () => Promise<void>
  remove: () => Promise<void>
}

async function startRedis(program: string): Promise<RunningRedis> {
  const dir = mkdtempSync(join(tmpdir(), 'feederline-redis-'))
  const port = await new Promise<number>((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
  const url = `redis://127.0.0.1:${port}`
  let child: ChildProcess
  const command = async (run: (client: ReturnType<typeof createClient>) => Promise<unknown>) => {
    const client = createClient({ url }) as ReturnType<typeof createClient>
    client.on('error', () => undefined)
    await client.connect()
    await run(client)
    client.destroy()
  }
  const running: RunningRedis = {
    url,
    start: async () => {
      child = spawn(program, ['--port', String(port), '--save', '', '--dir', dir], { stdio: 'ignore' })
      await command((client) => client.ping())
    },
    stop: async () => {
      child.kill('SIGKILL')
      await new Promise((resolve) => child.once('exit', resolve))
    },
    flush: () => command((client) => client.flushAll()),
    remove: async () => {
      await running.stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
  await running.start()
  return running
}
