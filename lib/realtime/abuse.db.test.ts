import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestNetwork, type TestNetwork } from '@/lib/usecases/test-network'
import { openTestProcess, TEST_ORIGIN, type TestProcess, testCookie, testSocket } from './test-process'

const FULL = Boolean(process.env.FULL_COUNTS)
let network: TestNetwork
let server: TestProcess

beforeAll(async () => {
  network = await createTestNetwork({ homes: 4 })
  server = await openTestProcess(network)
})
afterAll(async () => {
  await server.close()
  await network.close()
})

const sockets: Socket[] = []
afterAll(() => {
  for (const socket of sockets) socket.disconnect()
})

async function connect(home = 0, options: Partial<Parameters<typeof testSocket>[1]> = {}): Promise<Socket> {
  const { cookie } = await testCookie(network, network.homes[home]!)
  const socket = testSocket(server.port, { cookie, ...options })
  sockets.push(socket)
  return socket
}

const outcome = (socket: Socket) =>
  new Promise<string>((resolve) => {
    socket.on('connect', () => resolve('connected'))
    socket.on('connect_error', () => resolve('refused'))
  }).finally(() => socket.disconnect())

const joined = async () => {
  const socket = await connect()
  await expect.poll(() => socket.connected).toBe(true)
  return socket
}
type Answer = { ok: boolean; seq?: number; error?: { code: string } }
const ask = (socket: Socket, event: string, payload: unknown) =>
  socket.timeout(30_000).emitWithAck(event, payload) as Promise<Answer>

describe('B1: only our own origin connects, by websocket and by polling', () => {
  const foreign = [
    'null',
    'https://evil.example',
    'http://good.evil.example',
    `${TEST_ORIGIN}.evil.example`,
    'http://evil-feederline.test',
    'http://sub.feederline.test',
    'https://feederline.test',
    `${TEST_ORIGIN}:8080`,
    'file://',
    '',
  ]
  for (const transport of [undefined, 'polling'] as const)
    test(`${transport ?? 'websocket'}: none of ${foreign.length} foreign origins`, async () => {
      let connections = 0
      const count = () => {
        connections += 1
      }
      server.gateway.io.of('/chat').on('connection', count)
      for (const origin of foreign)
        expect(await outcome(await connect(1, { origin, transport })), origin).toBe('refused')
      expect(connections).toBe(0)
      expect(await outcome(await connect(1, { transport }))).toBe('connected')
      expect(connections).toBe(1)
      server.gateway.io.of('/chat').off('connection', count)
    })

  test('no origin at all is no browser, and is known only by its cookie', async () => {
    expect(await outcome(await connect(1, { origin: null }))).toBe('connected')
  })
})

describe('B7: what one socket sends harms no other', () => {
  test('a message of 64 kB and one byte ends that socket alone', async () => {
    const [good, bad] = await Promise.all([joined(), joined()])
    bad.io.opts.reconnection = false
    bad.emit('message:send', { clientMessageId: randomUUID(), text: 'x'.repeat(65_536) })
    await expect.poll(() => bad.connected).toBe(false)
    expect(await ask(good, 'history:sync', { afterSeq: 0 })).toMatchObject({ ok: true })
  })

  test('garbage is answered with what is wrong, never as a failure of ours', async () => {
    const socket = await joined()
    const deep = (levels: number) => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`) as unknown
    const text = (value: unknown) => ({ clientMessageId: randomUUID(), text: value })
    const garbage: unknown[] = [
      null,
      7,
      [],
      '',
      {},
      { clientMessageId: 'x', text: 'y' },
      { ...text('y'), extra: 1 },
      text(''),
      text(7),
      text('z'.repeat(4001)),
      text({ toString: 1 }),
      deep(3000),
      { ...text('y'), __proto__: { admin: true } },
      JSON.parse('{"__proto__":{"text":"y"},"clientMessageId":"x"}'),
    ]
    for (const payload of garbage.slice(0, -2))
      expect(await ask(socket, 'message:send', payload)).toMatchObject({
        ok: false,
        error: { code: expect.stringMatching(/^(invalid-input|message-too-long)$/) },
      })
    for (const event of ['message:send', 'action:submit', 'history:sync', 'read:mark', 'agent:stop'])
      for (const payload of garbage) {
        const { ok, error } = await ask(socket, event, payload)
        if (!ok) expect([event, error!.code]).not.toEqual([event, 'internal'])
      }
    expect(await ask(socket, 'no:such:event', {})).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await ask(socket, 'constructor', {})).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })

  test.each([
    ['a lone surrogate', 'a\ud800b'],
    ['NUL', 'a\u0000b'],
    ['a text that runs the other way', 'a\u202eb'],
  ])('%s in a message is kept in some form or refused, and the conversation goes on', async (_name, text) => {
    const socket = await joined()
    const { ok, error } = await ask(socket, 'message:send', { clientMessageId: randomUUID(), text })
    if (!ok) expect(error!.code).toBe('invalid-input')
    const after = await ask(socket, 'message:send', { clientMessageId: randomUUID(), text: 'hello' })
    expect(after.ok).toBe(true)
    expect(await ask(socket, 'history:sync', { afterSeq: 0 })).toMatchObject({ ok: true })
  })

  test(`a thousand messages a second from one socket are slowed, then cut off; others are answered as before`, async () => {
    const [good, bad] = [await joined(), await connect(2)]
    await expect.poll(() => bad.connected).toBe(true)
    bad.io.opts.reconnection = false
    const codes: string[] = []
    let flooding = true
    const flood = (async () => {
      for (let second = 0; flooding && second < (FULL ? 10 : 2) && bad.connected; second++) {
        for (let i = 0; i < 1000; i++)
          bad.emit('message:send', { clientMessageId: randomUUID(), text: `flood ${i}` }, (answer: Answer) =>
            codes.push(answer.ok ? 'ok' : answer.error!.code),
          )
        await pause(1000)
      }
    })()
    const took: number[] = []
    for (let i = 0; i < 20; i++) {
      const at = performance.now()
      expect(await ask(good, 'read:mark', { seq: 0 })).toEqual({ ok: true })
      took.push(performance.now() - at)
      await pause(20)
    }
    await expect.poll(() => bad.connected).toBe(false)
    flooding = false
    await flood
    expect(codes).toContain('rate-limited')
    expect(codes.filter((code) => code === 'ok').length).toBeLessThanOrEqual(200)
    expect(took.toSorted((a, b) => a - b)[10]).toBeLessThan(1000)
  })
})
