import { setTimeout as pause } from 'node:timers/promises'
import type { BenchRow } from './bench-row'
import type { BenchServer } from './bench-server'
import { openSockets, visitorCookie } from './sockets'
import { rssMb, startProcess } from './start-process'

const SOCKETS = 500
const SETTLE_MS = 8000

/** Memory that one connected, silent person costs the server, against bare Socket.IO. */
export async function benchIdle(server: BenchServer): Promise<BenchRow[]> {
  const bare = await startProcess(['bench/references/bare-socket.mjs'], {}, '/')
  try {
    const ours = await perSocketKb(server.pid, `${server.baseUrl}/chat`, () => visitorCookie(server.baseUrl))
    const reference = await perSocketKb(bare.pid, bare.baseUrl, async () => '')
    return [{ what: `memory a socket, ${SOCKETS} sockets`, unit: 'kB', ours, reference, better: 'less' }]
  } finally {
    await bare.stop()
  }
}

/** The first hundred warm the program up; the others are counted. */
async function perSocketKb(pid: number, url: string, cookieOf: () => Promise<string>): Promise<number> {
  const warm = await openSockets(url, 100, cookieOf)
  await pause(SETTLE_MS)
  const before = rssMb(pid)
  const sockets = await openSockets(url, SOCKETS, cookieOf)
  await pause(SETTLE_MS)
  const after = rssMb(pid)
  for (const socket of [...warm, ...sockets]) socket.disconnect()
  return Math.max(0, ((after - before) * 1024) / SOCKETS)
}
