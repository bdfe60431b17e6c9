import { randomUUID } from 'node:crypto'
import type { Socket } from 'socket.io-client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createConversationStore } from '@/lib/client/conversation-store'
import type { Message } from '@/lib/protocol/message'
import { withTransaction } from '@/lib/usecases/context'
import { appendMessage } from '@/lib/usecases/conversations/append-message'
import { createTestNetwork, type TestNetwork } from '@/lib/usecases/test-network'
import { openTestProcess, type TestProcess, testCookie, testSocket } from './test-process'

let network: TestNetwork
let server: TestProcess
let sockets: Socket[]
beforeEach(async () => {
  network = await createTestNetwork({ homes: 2 })
  server = await openTestProcess(network)
  sockets = []
})
afterEach(async () => {
  for (const socket of sockets) socket.disconnect()
  await server.close()
  await network.close()
})

async function open() {
  const { cookie, sessionId } = await testCookie(network, network.homes[0]!)
  const socket = testSocket(server.port, { cookie })
  sockets.push(socket)
  const store = createConversationStore({ socket: socket as never, storageKey: randomUUID() })
  await expect.poll(() => store.getSnapshot().log.loaded).toBe(true)
  const { id } = await network.db.conversation.findUniqueOrThrow({
    where: { customerId: network.homes[0]!.customerId },
  })
  const heard = () =>
    store.getSnapshot().log.messages.map((m: Message) => (m.parts[0] as { text: string }).text)
  const say = (text: string) =>
    withTransaction(network.system(), (tx) =>
      appendMessage(tx, id, { role: 'agent', kind: 'notice', parts: [{ type: 'text', text }] }),
    )
  return { socket, store, sessionId, id, heard, say }
}

test('C6: a fact whose transaction stays open while later ones commit is carried when it commits', async () => {
  const { socket, id } = await open()
  const heard: number[] = []
  socket.on('agent:status', ({ label }: { label?: string }) => void heard.push(Number(label)))
  const fact = (n: number) =>
    `insert into "Outbox" (audience, event, payload) values ('conversation:${id}', 'agent:status', '{"state":"tool","label":"${n}"}')`
  const held = await network.pool.connect()
  await held.query('begin')
  await held.query(fact(0))
  for (let n = 1; n <= 20; n++) await network.pool.query(fact(n))
  await expect.poll(() => heard.length).toBe(20)
  await held.query('commit')
  held.release()
  await expect.poll(() => heard.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 21 }, (_, n) => n))
})

test('C7: a conversation that was put back to an earlier state is loaded anew, with no silent gap', async () => {
  const { store, id, heard, say } = await open()
  for (const text of ['kept', 'lost 1', 'lost 2', 'lost 3']) await say(text)
  await expect.poll(() => heard().length).toBe(4)
  const { port } = server
  await server.kill()
  await network.db.message.deleteMany({ where: { conversationId: id, seq: { gt: 1 } } })
  await network.db.conversation.update({ where: { id }, data: { lastSeq: 1, epoch: { increment: 1 } } })
  await say('new 2')
  server = await openTestProcess(network, { port })
  await expect.poll(heard).toEqual(['kept', 'new 2'])
  await say('new 3')
  await expect.poll(heard).toEqual(['kept', 'new 2', 'new 3'])
  expect(store.getSnapshot().log.messages.map(({ seq }) => seq)).toEqual([1, 2, 3])
})

test('A10: on a socket a session ends to the second, by idleness and absolutely; what only looks does not renew it', async () => {
  const MINUTE = 60_000
  const { socket, sessionId } = await open()
  const ask = (event: string, payload: object) =>
    socket.timeout(30_000).emitWithAck(event, payload) as Promise<{ ok: boolean; error?: { code: string } }>
  const sync = () => ask('history:sync', { afterSeq: 0 })
  const speak = () => ask('message:send', { clientMessageId: randomUUID(), text: 'hello' })
  network.clock.advance(59 * MINUTE)
  expect((await sync()).ok).toBe(true)
  network.clock.advance(MINUTE - 1000)
  expect((await speak()).ok).toBe(true)
  network.clock.advance(60 * MINUTE - 1000)
  expect((await sync()).ok).toBe(true)
  network.clock.advance(1000)
  expect(await speak()).toMatchObject({ ok: false, error: { code: 'session-expired' } })

  const again = await open()
  expect(again.sessionId).not.toBe(sessionId)
  const askAgain = () =>
    again.socket
      .timeout(30_000)
      .emitWithAck('message:send', { clientMessageId: randomUUID(), text: 'still here' }) as Promise<{
      ok: boolean
    }>
  for (let halfHour = 1; halfHour < 48; halfHour++) {
    network.clock.advance(30 * MINUTE)
    expect((await askAgain()).ok).toBe(true)
  }
  network.clock.advance(30 * MINUTE - 1000)
  expect((await askAgain()).ok).toBe(true)
  network.clock.advance(1000)
  expect(await askAgain()).toMatchObject({ ok: false, error: { code: 'session-expired' } })
})
