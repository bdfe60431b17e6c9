import { randomUUID } from 'node:crypto'
import { createServer, type Server as HttpServer } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cookieNames } from '@/lib/auth/cookies'
import { sessionCookieValue } from '@/lib/auth/session-token'
import { createConversationStore } from '@/lib/client/conversation-store'
import { seededRng } from '@/lib/domain/statistics/seeded-rng'
import { log } from '@/lib/log'
import type { Message } from '@/lib/protocol/message'
import { withTransaction } from '@/lib/usecases/context'
import { appendMessage } from '@/lib/usecases/conversations/append-message'
import { createSession } from '@/lib/usecases/sessions/create-session'
import { createTestNetwork, type TestHome, type TestNetwork } from '@/lib/usecases/test-network'
import { type CuttingProxy, startCuttingProxy } from './cutting-proxy'
import { createGateway, type Gateway } from './gateway'
import { type Relay, startRelay } from './relay'

// A real server, real sockets, the page's own store, and a line that is cut on purpose.
const SEED = process.env.DELIVERY_SEED ?? String(Date.now() % 1_000_000)
const COUNT = process.env.FULL_COUNTS ? 2000 : 60

let network: TestNetwork
let server: HttpServer
let gateway: Gateway
let relay: Relay
let proxy: CuttingProxy

beforeAll(async () => {
  console.log(`delivery: seed ${SEED}`)
  network = await createTestNetwork({ homes: 6 })
  await open(0)
  proxy = await startCuttingProxy((server.address() as { port: number }).port)
})
afterAll(async () => {
  await proxy.close()
  await close()
  await network.close()
})

async function open(port: number) {
  const quiet = log().child({}, { level: 'silent' })
  const system = network.system()
  const env = { ...system.env, MESSAGES_PER_MINUTE: 100_000, publicUrl: 'http://feederline.test' }
  server = createServer()
  gateway = createGateway(server, {
    db: network.db,
    pool: network.pool,
    env,
    now: () => network.clock.now,
    log: quiet,
    stopTurn: () => undefined,
    // Stands in for the agent's engine alone: every message is answered once, through the same append.
    runTurn: async ({ sent }) => {
      const text = (
        (await network.db.message.findUniqueOrThrow({ where: { id: sent.messageId } })).parts as {
          text: string
        }[]
      )[0]!.text
      await withTransaction(system, async (tx) => {
        await appendMessage(tx, sent.conversationId, {
          role: 'agent',
          kind: 'chat',
          parts: [{ type: 'text', text: `echo ${text}` }],
        })
      })
    },
  })
  relay = startRelay({ io: gateway.io, pool: network.pool, log: quiet, onSessionEnded: gateway.sessionEnded })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
}

async function close() {
  await relay.stop()
  await gateway.stop()
}

async function connect(home: TestHome, options: { through?: number; origin?: string } = {}): Promise<Socket> {
  const ctx = network.system()
  const sid = await withTransaction(ctx, (tx) =>
    createSession(tx, ctx.env, network.clock.now, { kind: 'customer', customerId: home.customerId }),
  )
  const cookie = `${cookieNames(ctx.env).customer}=${await sessionCookieValue(ctx.env, sid, 'customer')}`
  return io(`http://127.0.0.1:${options.through ?? proxy.port}/chat`, {
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 150,
    extraHeaders: { cookie, origin: options.origin ?? 'http://feederline.test' },
  })
}

const textOf = (message: Message) => (message.parts[0] as { text: string }).text

async function until(what: string, met: () => boolean, timeoutMs = 60_000) {
  const end = Date.now() + timeoutMs
  while (!met()) {
    if (Date.now() > end) throw new Error(`waited ${timeoutMs} ms for ${what} (seed ${SEED})`)
    await pause(10)
  }
}

describe('delivery', () => {
  it(`C1: ${COUNT} messages each way through a line that is cut every 60 to 300 ms: none lost, none twice, in order`, async () => {
    const rng = seededRng(`cut ${SEED}`)
    const socket = await connect(network.homes[0]!)
    const store = createConversationStore({ socket: socket as never, storageKey: 'c1' })
    let cutting = true
    const cutter = (async () => {
      while (cutting) {
        await pause(60 + rng() * 240)
        proxy.cut()
      }
    })()
    for (let i = 0; i < COUNT; )
      if (store.send(`message ${i}`)) i += 1
      else await pause(5)
    cutting = false
    await cutter
    await until('everything', () => store.getSnapshot().log.messages.length >= COUNT * 2)
    await until('the outbox to be empty', () => store.getSnapshot().outbox.length === 0)
    const { messages } = store.getSnapshot().log
    expect(messages.map((m) => m.seq)).toEqual(Array.from({ length: COUNT * 2 }, (_, i) => i + 1))
    const own = messages.filter((m) => m.role === 'customer').map(textOf)
    expect(own).toEqual(Array.from({ length: COUNT }, (_, i) => `message ${i}`))
    expect(
      messages
        .filter((m) => m.role === 'agent')
        .map(textOf)
        .toSorted(),
    ).toEqual(own.map((t) => `echo ${t}`).toSorted())
    socket.disconnect()
  }, 240_000)

  it('C2: a line that goes silent without a word is found dead, and everything is caught up after it heals', async () => {
    const socket = await connect(network.homes[1]!)
    const store = createConversationStore({ socket: socket as never, storageKey: 'c2' })
    await until('the first page', () => store.getSnapshot().log.loaded)
    proxy.hold(true)
    const ctx = network.system()
    const { id } = await network.db.conversation.findUniqueOrThrow({
      where: { customerId: network.homes[1]!.customerId },
    })
    for (let i = 0; i < 5; i++)
      await withTransaction(ctx, (tx) =>
        appendMessage(tx, id, {
          role: 'agent',
          kind: 'notice',
          parts: [{ type: 'text', text: `notice ${i}` }],
        }),
      )
    // The heartbeat finds a dead line within 45 s; a test does not wait for it: the line is reset as the heartbeat would.
    proxy.hold(false)
    proxy.cut()
    const healed = Date.now()
    await until('the notices', () => store.getSnapshot().log.messages.length === 5)
    expect(Date.now() - healed).toBeLessThan(10_000)
    socket.disconnect()
  })

  it('C3: the server is replaced in the middle of sending: every acknowledged message is there once', async () => {
    const home = network.homes[2]!
    const acked: number[] = []
    for (let round = 0; round < 3; round++) {
      const socket = await connect(home)
      const sends = Array.from({ length: 10 }, async (_, i) => {
        const ack = (await socket
          .timeout(3_000)
          .emitWithAck('message:send', { clientMessageId: randomUUID(), text: `r${round} ${i}` })
          .catch(() => null)) as { ok: boolean; seq: number } | null
        if (ack?.ok) acked.push(ack.seq)
      })
      await pause(20 + round * 15)
      const { port } = server.address() as { port: number }
      proxy.cut()
      server.closeAllConnections()
      await close()
      await open(port)
      socket.disconnect()
      await Promise.all(sends)
    }
    const conversation = await network.db.conversation.findUnique({ where: { customerId: home.customerId } })
    const rows = await network.db.message.findMany({
      where: { conversationId: conversation?.id ?? '' },
      orderBy: { seq: 'asc' },
    })
    expect(rows.map((r) => r.seq)).toEqual(rows.map((_, i) => i + 1))
    for (const seq of acked)
      expect(rows.filter((r) => r.seq === seq && r.role === 'customer')).toHaveLength(1)
  }, 60_000)

  it('B1: only our own origin connects', async () => {
    for (const origin of [
      'https://evil.example',
      'http://feederline.test.evil.example',
      'https://feederline.test',
      'null',
    ]) {
      const socket = await connect(network.homes[3]!, { origin })
      const answer = await new Promise<string>((resolve) => {
        socket.on('connect', () => resolve('connected'))
        socket.on('connect_error', () => resolve('refused'))
      })
      expect(answer, origin).toBe('refused')
      socket.disconnect()
    }
  })

  it('B7: too large a message ends that socket alone; garbage is answered; a flood is slowed', async () => {
    const [good, bad] = await Promise.all([connect(network.homes[4]!), connect(network.homes[4]!)])
    await until('both', () => good.connected && bad.connected)
    bad.io.opts.reconnection = false
    bad.emit('message:send', { clientMessageId: randomUUID(), text: 'x'.repeat(70_000) })
    await until('the large one to be cut off', () => !bad.connected)
    const ask = (event: string, payload: unknown) =>
      good.timeout(5_000).emitWithAck(event, payload) as Promise<{ ok: boolean; error?: { code: string } }>
    for (const garbage of [
      null,
      7,
      [],
      { clientMessageId: 'x', text: 'y' },
      { clientMessageId: randomUUID(), text: '\ud800' },
      JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`),
    ])
      expect(await ask('message:send', garbage)).toMatchObject({
        ok:
          garbage !== null && typeof garbage === 'object' && 'text' in garbage && garbage.text === '\ud800'
            ? expect.any(Boolean)
            : false,
      })
    expect(await ask('no:such:event', {})).toMatchObject({ ok: false, error: { code: 'not-found' } })
    const flood = await Promise.all(
      Array.from({ length: 400 }, () =>
        ask('read:mark', { seq: 0 }).catch(() => ({ ok: false, error: { code: 'lost' } })),
      ),
    )
    expect(flood.some((a) => a.error?.code === 'rate-limited')).toBe(true)
    good.disconnect()
  })
})
