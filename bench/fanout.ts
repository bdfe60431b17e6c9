import { setTimeout as pause } from 'node:timers/promises'
import type { Socket } from 'socket.io-client'
import { type BenchRow, quantile } from './bench-row'
import type { BenchServer } from './bench-server'
import { openSockets, staffCookie } from './sockets'
import { startProcess } from './start-process'

const SOCKETS = 200
const EVENTS = 20

/** One alert, from its POST to all N open control rooms, against bare Socket.IO passing the same fact on. */
export async function benchFanout(server: BenchServer): Promise<BenchRow[]> {
  const bare = await startProcess(['bench/references/bare-socket.mjs'], {}, '/')
  try {
    const cookie = await staffCookie(server.baseUrl, server.admin)
    const ours = await measure(`${server.baseUrl}/grid`, async () => cookie, {
      url: `${server.baseUrl}/api/grid/alerts`,
      headers: { authorization: `Bearer ${server.apiKey}` },
      transformerId: server.transformerIds[0]!,
    })
    const reference = await measure(bare.baseUrl, async () => '', {
      url: bare.baseUrl,
      headers: {},
      transformerId: 'T',
    })
    const row = (what: string, share: number): BenchRow => ({
      what,
      unit: 'ms',
      ours: quantile(ours, share),
      reference: quantile(reference, share),
      better: 'less',
    })
    return [row(`POST to each of ${SOCKETS} sockets, p50`, 0.5), row('p95', 0.95)]
  } finally {
    await bare.stop()
  }
}

async function measure(
  url: string,
  cookieOf: () => Promise<string>,
  to: { url: string; headers: Record<string, string>; transformerId: string },
): Promise<number[]> {
  const sockets = await openSockets(url, SOCKETS, cookieOf)
  const ms: number[] = []
  for (let event = -2; event < EVENTS; event++) {
    const sourceEventId = `fanout-${event}`
    const at = performance.now()
    const arrived = Promise.all(sockets.map((socket) => arrival(socket, sourceEventId)))
    const answer = await fetch(to.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...to.headers },
      body: JSON.stringify({
        sourceEventId,
        transformerId: to.transformerId,
        kind: 'voltage',
        severity: 'low',
        status: 'raised',
        observedAt: new Date().toISOString(),
        loadPercent: 50,
        message: 'benchmark',
      }),
    })
    await answer.arrayBuffer()
    const times = await arrived
    if (event >= 0) ms.push(...times.map((time) => time - at))
    await pause(100)
  }
  for (const socket of sockets) socket.disconnect()
  return ms
}

function arrival(socket: Socket, sourceEventId: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('an event did not arrive in 20 s')), 20_000)
    const listen = (alert: { sourceEventId: string }) => {
      if (alert.sourceEventId !== sourceEventId) return
      clearTimeout(timer)
      socket.off('alert:changed', listen)
      resolve(performance.now())
    }
    socket.on('alert:changed', listen)
  })
}
