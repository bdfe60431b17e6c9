import { afterEach, expect, test, vi } from 'vitest'
import { startChatStandIn } from '@/e2e/stand-ins/chat-stand-in'
import { seededRng } from '@/lib/domain/statistics/seeded-rng'
import { type ConversationStore, createConversationStore } from './conversation-store'
import type { ClientSocket } from './socket'

const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

async function open() {
  const server = await startChatStandIn()
  stops.push(server.stop)
  const join = () => {
    const socket = server.connect()
    stops.unshift(() => socket.disconnect())
    return { socket, store: createConversationStore({ socket, storageKey: 'test' }) }
  }
  return { server, join }
}

const shown = (store: ConversationStore) => store.getSnapshot().log.messages.map(({ seq }) => seq)
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1)
const texts = (store: ConversationStore) =>
  store.getSnapshot().log.messages.map((message) => (message.parts[0] as { text: string }).text)
const until = (check: () => void) => vi.waitFor(check, { timeout: 8_000, interval: 10 })

async function online(socket: ClientSocket, store: ConversationStore) {
  await until(() => expect([socket.connected, store.getSnapshot().log.loaded]).toEqual([true, true]))
}

for (const seed of [1, 2, 3])
  test(`however the connection is cut, all messages are shown once and in order (seed ${seed})`, async () => {
    const rng = seededRng(seed)
    const { server, join } = await open()
    const { socket, store } = join()
    await online(socket, store)
    for (let i = 0; i < 150; i++) {
      server.append(`from the server ${i}`)
      if (rng() < 0.2) store.send(`from here ${i}`)
      if (rng() < 0.12) server.cutTransport()
      if (rng() < 0.3) await new Promise((resolve) => setTimeout(resolve, 4))
    }
    await until(() => {
      expect(store.getSnapshot().outbox).toEqual([])
      expect(shown(store)).toEqual(upTo(server.rows.length))
    })
    const own = server.rows.map((row) => row.clientMessageId).filter(Boolean)
    expect(new Set(own).size).toBe(own.length)
  })

test('a message whose acknowledgement is lost is sent again and stored once', async () => {
  const { server, join } = await open()
  const { socket, store } = join()
  await online(socket, store)
  server.loseNextAcks(1)
  store.send('once, please')
  await until(() => {
    expect(store.getSnapshot().outbox).toEqual([])
    expect(texts(store)).toEqual(['once, please'])
  })
  expect(server.rows).toHaveLength(1)
})

test('messages written without a connection wait, and go out in order', async () => {
  const { server, join } = await open()
  const { socket, store } = join()
  await online(socket, store)
  socket.disconnect()
  for (const words of ['first', 'second', 'third']) store.send(words)
  expect(store.getSnapshot().outbox.map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting'])
  socket.connect()
  await until(() => expect(texts(store)).toEqual(['first', 'second', 'third']))
  expect(server.rows.map(({ seq }) => seq)).toEqual([1, 2, 3])
})

test('more than twenty waiting messages are refused', async () => {
  const { join } = await open()
  const { socket, store } = join()
  await online(socket, store)
  socket.disconnect()
  for (let i = 0; i < 20; i++) expect(store.send(`message ${i}`)).toBeTypeOf('string')
  expect(store.send('one too many')).toBeUndefined()
})

test('a card decided while the connection was down is shown decided after it', async () => {
  const { server, join } = await open()
  const { socket, store } = join()
  await online(socket, store)
  const card = server.append('open')
  await until(() => expect(texts(store)).toEqual(['open']))
  socket.disconnect()
  server.change(card, 'decided')
  socket.connect()
  await until(() => expect(texts(store)).toEqual(['decided']))
})

test('another conversation drops what was shown and is read from its beginning', async () => {
  const { server, join } = await open()
  const { socket, store } = join()
  await online(socket, store)
  const mine = server.append('as a visitor')
  await until(() => expect(texts(store)).toEqual(['as a visitor']))
  const earlier = { ...mine, id: 'c2-1', parts: [{ type: 'text' as const, text: 'as a customer' }] }
  server.moveTo({ conversationId: 'c2', epoch: 1 }, [earlier, { ...mine, id: 'c2-2' }])
  await until(() => expect(texts(store)).toEqual(['as a customer', 'as a visitor']))
  expect(store.getSnapshot().session?.state).toBe('authenticated')
})

test('a long conversation opens at its end and goes back page by page', async () => {
  const { server, join } = await open()
  for (let i = 1; i <= 150; i++) server.append(`message ${i}`)
  const { socket, store } = join()
  await online(socket, store)
  expect(shown(store)).toEqual(upTo(150).slice(90))
  await store.loadOlder()
  await store.loadOlder()
  expect(shown(store)).toEqual(upTo(150))
})
