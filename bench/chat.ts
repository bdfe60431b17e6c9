import type { Socket } from 'socket.io-client'
import { type BenchRow, quantile } from './bench-row'
import type { BenchServer } from './bench-server'
import { openSockets, visitorCookie } from './sockets'
import { startProcess } from './start-process'

const SOCKETS = 10
const MESSAGES = 5
const TEXT = 'what programs are there?'

type Times = { ackMs: number[]; answerMs: number[] }

/** A message until its acknowledgement and until the agent is done answering, against a bare Socket.IO echo. */
export async function benchChat(server: BenchServer): Promise<BenchRow[]> {
  const bare = await startProcess(['bench/references/bare-socket.mjs'], {}, '/')
  try {
    const ours = await talk(`${server.baseUrl}/chat`, () => visitorCookie(server.baseUrl))
    const reference = await talk(bare.baseUrl, async () => '')
    const row = (what: string, pick: keyof Times, share: number): BenchRow => ({
      what,
      unit: 'ms',
      ours: quantile(ours[pick], share),
      reference: quantile(reference[pick], share),
      better: 'less',
    })
    return [
      row(`send to acknowledged, p50, ${SOCKETS} people at once`, 'ackMs', 0.5),
      row('send to acknowledged, p95', 'ackMs', 0.95),
      row('send to the end of the answer, p50', 'answerMs', 0.5),
      row('send to the end of the answer, p95', 'answerMs', 0.95),
    ]
  } finally {
    await bare.stop()
  }
}

async function talk(url: string, cookieOf: () => Promise<string>): Promise<Times> {
  const sockets = await openSockets(url, SOCKETS, cookieOf)
  const times: Times = { ackMs: [], answerMs: [] }
  await Promise.all(sockets.map((socket) => say(socket, { ackMs: [], answerMs: [] }, 1)))
  await Promise.all(sockets.map((socket) => say(socket, times, MESSAGES)))
  for (const socket of sockets) socket.disconnect()
  return times
}

async function say(socket: Socket, times: Times, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const at = performance.now()
    const done = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('no answer in 20 s')), 20_000)
      const listen = (status: { state: string }) => {
        if (status.state !== 'idle') return
        clearTimeout(timer)
        socket.off('agent:status', listen)
        resolve()
      }
      socket.on('agent:status', listen)
    })
    const ack = (await socket
      .timeout(20_000)
      .emitWithAck('message:send', { clientMessageId: crypto.randomUUID(), text: TEXT })) as { ok: boolean }
    if (!ack.ok) throw new Error('a message was refused')
    times.ackMs.push(performance.now() - at)
    await done
    times.answerMs.push(performance.now() - at)
  }
}
