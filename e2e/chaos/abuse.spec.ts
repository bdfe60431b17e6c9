import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { expect, test } from '@playwright/test'
import { Browser, Line, until } from '../outside/client'
import { freePort, isReady, newFolder, type Running, removeFolder, startServer } from './servers'

const FULL = Boolean(process.env.FULL_COUNTS)
let dataDir: string
let server: Running
test.beforeAll(async () => {
  dataDir = newFolder()
  server = await startServer({ dataDir, port: await freePort() })
})
test.afterAll(async () => {
  await server.kill('SIGKILL')
  removeFolder(dataDir)
})

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const rssMb = () =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.child.pid}/status`, 'utf8'))![1]) / 1024

/** A connection that says what it is told to, and when it was closed. */
function raw(said = '') {
  const socket = connect(server.port, '127.0.0.1')
  let closedAt = 0
  let heard = ''
  socket.on('error', () => undefined)
  socket.on('close', () => {
    closedAt = Date.now()
  })
  socket.on('data', (bytes) => {
    heard = (heard + bytes.toString('latin1')).slice(0, 2000)
  })
  socket.write(said)
  return { socket, closedAt: () => closedAt, heard: () => heard }
}

function upgrade(path: string, headers: Record<string, string> = {}): string {
  const lines = {
    Host: `127.0.0.1:${server.port}`,
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    Origin: server.url,
    ...headers,
  }
  const text = Object.entries(lines).map(([name, value]) => `${name}: ${value}`)
  return `GET ${path} HTTP/1.1\r\n${text.join('\r\n')}\r\n\r\n`
}
const SOCKET_PATH = '/socket.io/?EIO=4&transport=websocket'

/** A client's frame, masked as the protocol wants it. */
function frame(opcode: number, payload: Buffer, fin = true): Buffer {
  const mask = randomBytes(4)
  const head =
    payload.length < 126
      ? Buffer.from([(fin ? 0x80 : 0) | opcode, 0x80 | payload.length])
      : Buffer.from([(fin ? 0x80 : 0) | opcode, 0x80 | 126, payload.length >> 8, payload.length & 255])
  return Buffer.concat([head, mask, Buffer.from(payload.map((byte, i) => byte ^ mask[i % 4]!))])
}

/** How long others wait for an answer while `busy` goes on. */
async function othersWhile(busy: Promise<unknown>): Promise<number> {
  let going = true
  void busy.finally(() => {
    going = false
  })
  const took: number[] = []
  while (going || took.length < 20) {
    const at = performance.now()
    const answer = await fetch(`${server.url}/api/health/live`)
    await answer.arrayBuffer()
    expect(answer.status).toBe(200)
    took.push(performance.now() - at)
    await wait(25)
  }
  return took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.95)]!
}

test('B2: a flood of pings from a connection that does not read takes no memory and is cut off', async () => {
  const before = rssMb()
  const { socket, closedAt } = raw(upgrade(SOCKET_PATH))
  await wait(500)
  socket.pause()
  const startedAt = Date.now()
  const ping = Buffer.concat(Array.from({ length: 500 }, () => frame(9, randomBytes(125))))
  let most = before
  while (Date.now() - startedAt < (FULL ? 60_000 : 10_000) && !closedAt()) {
    socket.write(ping)
    await wait(5)
    most = Math.max(most, rssMb())
    // The end is heard only by reading, which this attacker does not do: a write that fails shows it.
    if (socket.destroyed) break
    if (socket.writableLength > 20_000_000) {
      socket.resume()
      await wait(200)
      socket.pause()
    }
  }
  console.log(
    `B2: memory ${before.toFixed(0)} -> at most ${most.toFixed(0)} MB; cut off: ${socket.destroyed}`,
  )
  expect(most - before).toBeLessThan(50)
  socket.destroy()
  await until('the server to be ready', () => isReady(server.url), 60_000)
})

test('B3: handshakes and packets that are none harm nobody', async () => {
  const connections: ReturnType<typeof raw>[] = []
  const odd = async () => {
    const page = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`, {
      headers: { origin: server.url },
    })
    const { sid } = JSON.parse((await page.text()).slice(1)) as { sid: string }
    for (const query of [
      `EIO=3&transport=websocket&sid=${sid}`,
      `transport=websocket&sid=${sid}`,
      `EIO=4&transport=websocket&sid=__proto__`,
      `EIO=4&transport=websocket&sid=constructor`,
      `EIO=99&transport=websocket`,
      `EIO=4&transport=none`,
    ]) {
      const connection = raw(upgrade(`/socket.io/?${query}`))
      connections.push(connection)
      await wait(50)
      connection.socket.write(Buffer.concat([frame(1, Buffer.from('2probe')), frame(1, Buffer.from('3'))]))
    }
    for (const packet of [
      '40/chat,',
      '51000000-/chat,["x",{"_placeholder":true,"num":0}]',
      '50-',
      '42',
      '42[',
      '9',
      '',
      '40/__proto__,',
      '42/chat,["message:send"]',
      `42/chat,${'['.repeat(5000)}`,
    ]) {
      const connection = raw(upgrade(SOCKET_PATH))
      connections.push(connection)
      await wait(50)
      connection.socket.write(
        Buffer.concat([frame(1, Buffer.from('40/chat,')), frame(1, Buffer.from(packet))]),
      )
    }
    const tiny = raw(upgrade(SOCKET_PATH))
    connections.push(tiny)
    await wait(50)
    for (let i = 0; i < 3000; i++) tiny.socket.write(frame(i ? 0 : 1, Buffer.from('x'), false))
    for (const body of ['garbage', '4', '\u001e'.repeat(10_000), '40/chat,\u001e'.repeat(100)])
      await fetch(`${server.url}/socket.io/?EIO=4&transport=polling&sid=${sid}`, {
        method: 'POST',
        headers: { origin: server.url, 'content-type': 'text/plain' },
        body,
        signal: AbortSignal.timeout(10_000),
      })
        .then((answer) => answer.arrayBuffer())
        .catch(() => undefined)
  }
  const p95 = await othersWhile(odd())
  console.log(`B3: others' p95 ${p95.toFixed(0)} ms`)
  for (const { socket } of connections) socket.destroy()
  expect(server.child.exitCode).toBeNull()
  await until('the server to be ready', () => isReady(server.url), 60_000)
  const line = await new Line(new Browser(server.url), '/chat').ready()
  expect((await line.send('hello')).ok).toBe(true)
  line.close()
})

test('B4: an upgrade elsewhere and an address of another host are refused', async () => {
  const refused = [
    upgrade('/'),
    upgrade('/api/grid/alerts'),
    upgrade('/_next/hmr'),
    upgrade('http://169.254.169.254/latest/meta-data'),
    upgrade(`http://127.0.0.1:${server.port}/`),
    'GET http://169.254.169.254/latest/meta-data HTTP/1.1\r\nHost: 169.254.169.254\r\n\r\n',
    'CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: 127.0.0.1:22\r\n\r\n',
  ].map((request) => raw(request))
  for (const [i, connection] of refused.entries()) {
    await until(`the end of connection ${i}`, () => connection.closedAt(), 15_000)
    expect(connection.heard()).not.toMatch(/^HTTP\/1.1 (101|200|30\d)/)
  }
})

test('B8: eight hundred connections that send their headers and bodies a byte at a time are closed, and others are served', async () => {
  const slow: ReturnType<typeof raw>[] = []
  const count = FULL ? 800 : 300
  for (let i = 0; i < count; i++)
    slow.push(
      raw(
        i % 2
          ? 'GET / HTTP/1.1\r\nHost: x\r\nX-A: '
          : `POST /api/otp HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`,
      ),
    )
  const since = Date.now()
  const drip = (async () => {
    while (Date.now() - since < 45_000 && slow.some(({ closedAt }) => !closedAt())) {
      for (const { socket, closedAt } of slow) if (!closedAt()) socket.write('a')
      await wait(1000)
    }
  })()
  const p95 = await othersWhile(drip)
  const closed = (from: number) =>
    slow
      .filter((_, i) => i % 2 === from)
      .map(({ closedAt }) => (closedAt() ? closedAt() - since : Number.POSITIVE_INFINITY))
  console.log(
    `B8: others' p95 ${p95.toFixed(0)} ms; slow headers closed after ${(Math.max(...closed(1)) / 1000).toFixed(1)} s, slow bodies after ${(Math.max(...closed(0)) / 1000).toFixed(1)} s`,
  )
  expect(Math.max(...closed(1))).toBeLessThanOrEqual(20_000)
  expect(Math.max(...closed(0))).toBeLessThanOrEqual(40_000)
  for (const { socket } of slow) socket.destroy()
})

test('E3: SIGTERM under load: what was acknowledged is there, and the server is gone within ten seconds with code 0', async () => {
  const browser = new Browser(server.url)
  await browser.fetch('/')
  const line = await new Line(browser, '/chat').ready()
  line.socket.io.opts.reconnection = false
  const acked: number[] = []
  let going = true
  const talk = (async () => {
    for (let i = 0; going; i++) {
      const ack = await line.send(`word ${i}`, randomUUID()).catch(() => null)
      if (ack?.ok) acked.push(ack.seq!)
    }
  })()
  await wait(1500)
  const since = Date.now()
  await server.kill('SIGTERM')
  const took = Date.now() - since
  going = false
  line.close()
  await talk
  console.log(`E3: stopped in ${took} ms with ${acked.length} messages acknowledged`)
  expect(server.child.exitCode).toBe(0)
  expect(took).toBeLessThan(10_500)
  server = await startServer({ dataDir, port: server.port })
  const again = await new Line(browser, '/chat').ready()
  await again.sync()
  for (const seq of acked) expect(again.messages.get(seq)?.role).toBe('customer')
  again.close()
})
