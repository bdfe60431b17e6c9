import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createConversationStore } from '@/lib/client/conversation-store'
import { seededRng } from '@/lib/domain/statistics/seeded-rng'
import type { Message } from '@/lib/protocol/message'
import type { Ack } from '@/lib/protocol/socket-events'
import { withTransaction } from '@/lib/usecases/context'
import { appendMessage } from '@/lib/usecases/conversations/append-message'
import { createTestNetwork, type TestHome, type TestNetwork } from '@/lib/usecases/test-network'
import { type CuttingProxy, startCuttingProxy } from './cutting-proxy'
import { openTestProcess, type TestProcess, testCookie, testSocket } from './test-process'

// A real server, real sockets, the page's own store, and a line that is cut on purpose.
const SEED = process.env.TEST_SEED ?? String(Date.now() % 1_000_000)
const FULL = Boolean(process.env.FULL_COUNTS)
const COUNT = FULL ? 2000 : 60
const SEEDS = FULL ? 5 : 1
const REPLACED = FULL ? 200 : 3
const QUICK_HEART = { heartbeat: { everyMs: 500, withinMs: 500 }, forMs: [300, 2_500] }
const PATIENCE_MS = FULL ? 600_000 : 60_000

let network: TestNetwork
let server: TestProcess
let proxy: CuttingProxy

beforeAll(async () => {
  console.log(`delivery: TEST_SEED=${SEED}`)
  network = await createTestNetwork({ homes: 12 })
  server = await openTestProcess(network)
  proxy = await startCuttingProxy(server.port)
})
afterAll(async () => {
  await proxy.close()
  await server.close()
  await network.close()
})

async function connect(home: TestHome, port = proxy.port): Promise<Socket> {
  return testSocket(port, await testCookie(network, home))
}

const storeOf = (socket: Socket, storageKey: string) =>
  createConversationStore({ socket: socket as never, storageKey })
const textOf = (message: Message) => (message.parts[0] as { text: string }).text

async function until(what: string, met: () => boolean, timeoutMs = PATIENCE_MS) {
  const end = Date.now() + timeoutMs
  while (!met()) {
    if (Date.now() > end) throw new Error(`waited ${timeoutMs} ms for ${what} (TEST_SEED=${SEED})`)
    await pause(10)
  }
}

async function say(home: TestHome, texts: string[]) {
  const { id } = await network.db.conversation.findUniqueOrThrow({ where: { customerId: home.customerId } })
  for (const text of texts)
    await withTransaction(network.system(), (tx) =>
      appendMessage(tx, id, { role: 'agent', kind: 'notice', parts: [{ type: 'text', text }] }),
    )
}

describe('delivery', () => {
  for (let run = 0; run < SEEDS; run++)
    it(
      `C1: ${COUNT} messages each way through a line that is cut every 60 to 300 ms, ${run + 1} of ${SEEDS}: none lost, none twice, in order`,
      async () => {
        const rng = seededRng(`cut ${SEED} ${run}`)
        const socket = await connect(network.homes[run]!)
        const store = storeOf(socket, `c1-${run}`)
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
      },
      4 * PATIENCE_MS,
    )

  it('C1: one message sent ten times at once from each of two tabs is one row with one answer', async () => {
    const home = network.homes[5]!
    const tabs = await Promise.all([connect(home, server.port), connect(home, server.port)])
    await until('both tabs', () => tabs.every((tab) => tab.connected))
    const seen: Message[] = []
    tabs[1]!.on('message:new', (message: Message) => seen.push(message))
    const message = { clientMessageId: randomUUID(), text: 'only once' }
    const acks = await Promise.all(
      tabs.flatMap((tab) =>
        Array.from({ length: 10 }, () => tab.timeout(PATIENCE_MS).emitWithAck('message:send', message)),
      ),
    )
    expect(new Set(acks.map((ack) => JSON.stringify(ack)))).toEqual(new Set(['{"ok":true,"seq":1}']))
    await until('the answer', () => seen.length >= 2)
    const rows = await network.db.message.findMany({
      where: { conversation: { customerId: home.customerId } },
      orderBy: { seq: 'asc' },
    })
    expect(rows.map((row) => [row.seq, row.role])).toEqual([
      [1, 'customer'],
      [2, 'agent'],
    ])
    expect(seen.map(textOf)).toEqual(['only once', 'echo only once'])
    for (const tab of tabs) tab.disconnect()
  })

  // The full count waits as long as the real heartbeat may take; the reduced one has a quicker heart.
  const quiet = FULL ? { heartbeat: undefined, forMs: [30_000, 90_000] } : QUICK_HEART
  for (const forMs of quiet.forMs)
    it(
      `C2: a line that says nothing for ${forMs / 1000} s without being cut is found dead by both sides, and everything is caught up within 2 s after it heals`,
      async () => {
        const own = await openTestProcess(network, { heartbeat: quiet.heartbeat })
        const line = await startCuttingProxy(own.port)
        const home = network.homes[6]!
        const socket = await connect(home, line.port)
        const store = storeOf(socket, `c2-${forMs}`)
        await until('the first page', () => store.getSnapshot().log.loaded)
        const before = store.getSnapshot().log.messages.length
        let foundAt = 0
        socket.on('disconnect', () => {
          foundAt ||= Date.now()
        })
        const silentSince = Date.now()
        line.hold(true)
        await say(home, ['one', 'two', 'three', 'four', 'five'])
        await pause(forMs)
        line.hold(false)
        const healed = Date.now()
        await until('the notices', () => store.getSnapshot().log.messages.length === before + 5)
        const { everyMs, withinMs } = quiet.heartbeat ?? { everyMs: 25_000, withinMs: 20_000 }
        if (forMs > everyMs + withinMs) {
          expect(foundAt - silentSince).toBeLessThanOrEqual(everyMs + withinMs + 1000)
          expect(Date.now() - healed).toBeLessThanOrEqual(2000)
        }
        expect(store.getSnapshot().log.messages.slice(before).map(textOf)).toEqual([
          'one',
          'two',
          'three',
          'four',
          'five',
        ])
        socket.disconnect()
        await line.close()
        await own.close()
      },
      PATIENCE_MS + 120_000,
    )

  it(
    `C3: the server is dropped ${REPLACED} times in the middle of sending: every acknowledged message is there once, what was not is sent again and is there once`,
    async () => {
      const home = network.homes[2]!
      const rng = seededRng(`dropped ${SEED}`)
      const acked = new Map<string, number>()
      const sent: { clientMessageId: string; text: string }[] = []
      const send = async (socket: Socket, message: (typeof sent)[number]) => {
        const ack = (await socket
          .timeout(3_000)
          .emitWithAck('message:send', message)
          .catch(() => null)) as Ack<{ seq: number }> | null
        if (!ack?.ok) return ack?.error.retryAfterMs
        expect(acked.get(message.clientMessageId) ?? ack.seq).toBe(ack.seq)
        acked.set(message.clientMessageId, ack.seq)
      }
      for (let round = 0; round < REPLACED; round++) {
        const socket = await connect(home)
        await until('the connection', () => socket.connected)
        const mine = Array.from({ length: 10 }, (_, i) => ({
          clientMessageId: randomUUID(),
          text: `r${round} ${i}`,
        }))
        sent.push(...mine)
        const before = acked.size
        const sends = mine.map((message) => send(socket, message))
        // From before the first acknowledgement to just before the last.
        const cutAfter = before + Math.floor(rng() * mine.length)
        await until('acknowledgements', () => acked.size >= cutAfter)
        proxy.cut()
        const { port } = server
        await server.kill()
        server = await openTestProcess(network, { port })
        socket.disconnect()
        await Promise.all(sends)
      }
      const ackedAtFirst = acked.size
      const socket = await connect(home)
      await until('the connection', () => socket.connected)
      for (const message of sent)
        while (!acked.has(message.clientMessageId)) {
          // As a page does: told to wait, it waits.
          const retryAfterMs = await send(socket, message)
          if (retryAfterMs) await pause(retryAfterMs)
        }
      socket.disconnect()
      expect(ackedAtFirst).toBeLessThan(sent.length)
      const rows = await network.db.message.findMany({
        where: { conversation: { customerId: home.customerId }, role: 'customer' },
        orderBy: { seq: 'asc' },
      })
      expect(rows).toHaveLength(sent.length)
      expect(new Map(rows.map((row) => [row.clientMessageId, row.seq]))).toEqual(acked)
    },
    PATIENCE_MS + REPLACED * 10_000,
  )
})
