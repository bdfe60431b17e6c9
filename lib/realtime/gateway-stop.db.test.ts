import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestNetwork, type TestNetwork } from '@/lib/usecases/test-network'
import { openTestProcess, TEST_ORIGIN, type TestProcess } from './test-process'

let network: TestNetwork
let server: TestProcess

beforeAll(async () => {
  network = await createTestNetwork({ homes: 1 })
})
afterAll(() => network.close())
beforeEach(async () => {
  server = await openTestProcess(network)
})

/** The process is ended so long after it was told to stop: what comes later is cut off. */
const STOP_WITHIN_MS = 10_000

const HANDSHAKE = [
  'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
  `Host: ${new URL(TEST_ORIGIN).host}`,
  `Origin: ${TEST_ORIGIN}`,
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  `Sec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}`,
].join('\r\n')

async function connected(bytes = ''): Promise<Socket> {
  const socket = connect(server.port, '127.0.0.1')
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  if (bytes) await new Promise((sent) => socket.write(bytes, sent))
  return socket
}

test(
  'a connection that has said nothing does not hold the server open',
  async () => {
    const socket = await connected()
    const ended = once(socket, 'close')
    await server.close()
    await ended
  },
  STOP_WITHIN_MS,
)

test(
  'a handshake that comes while the server stops is refused, and does not hold it open',
  async () => {
    const open = await connected(`${HANDSHAKE}\r\n\r\n`)
    await once(open, 'data')
    const late = await connected(HANDSHAKE)
    const ended = once(late, 'close')
    const heard: string[] = []
    late.on('data', (bytes) => heard.push(String(bytes)))
    const stopped = server.close()
    late.write('\r\n\r\n')
    await Promise.all([stopped, ended])
    expect(heard.join('')).not.toContain('101 Switching Protocols')
  },
  STOP_WITHIN_MS,
)
