import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { Browser, Line, until } from '../outside/client'
import { freePort, newFolder, randomFrom, removeFolder, startDatabase, startServer } from './servers'

const KILLS = Number(process.env.KILLS ?? 200)
const SEED = Number(process.env.TEST_SEED ?? Date.now() % 1_000_000)
const SENT_A_ROUND = 6

test(`C3, C9: ${KILLS} times kill -9 while messages are sent: each acknowledged one is there once and is answered once`, async () => {
  console.log(`kill while sending: TEST_SEED=${SEED}`)
  const random = randomFrom(SEED)
  const dataDir = newFolder()
  const database = await startDatabase(dataDir)
  const env = {
    DATABASE_URL: database.url,
    DEMO: '0',
    AUTH_SECRET: 'x'.repeat(40),
    METRICS_TOKEN: 'x'.repeat(40),
    OTP_DELIVERY: 'file',
    MESSAGES_PER_MINUTE: '100000',
  }
  const port = await freePort()
  let server = await startServer({ dataDir, port, env })
  const browser = new Browser(server.url)
  await browser.fetch('/')
  const sent: { clientMessageId: string; text: string; seq?: number }[] = []
  const deliver = async (line: Line, message: (typeof sent)[number]) => {
    const ack = await line.send(message.text, message.clientMessageId).catch(() => null)
    if (!ack?.ok) return ack?.error?.retryAfterMs
    expect(message.seq ?? ack.seq).toBe(ack.seq)
    message.seq = ack.seq
    heard()
  }
  let heard: () => void = () => undefined
  /** The moment at which so many messages of this round are acknowledged. */
  const acknowledged = (count: number) =>
    new Promise<void>((resolve) => {
      let still = count
      heard = () => {
        still -= 1
        if (still === 0) resolve()
      }
    })
  try {
    for (let kill = 0; kill < KILLS; kill++) {
      const line = await new Line(browser, '/chat').ready()
      line.socket.io.opts.reconnection = false
      const mine = Array.from({ length: SENT_A_ROUND }, (_, i) => ({
        clientMessageId: randomUUID(),
        text: `what is demand flexibility? ${kill}.${i}`,
      }))
      sent.push(...mine)
      // Every other time right after an acknowledgement, so that promises stand behind what the kill meets.
      const promised = acknowledged(1 + Math.floor(random() * (SENT_A_ROUND - 1)))
      const sends = mine.map((message) => deliver(line, message))
      if (kill % 2) await promised
      else await new Promise((resolve) => setTimeout(resolve, random() * 80))
      await server.kill('SIGKILL')
      line.close()
      await Promise.all(sends)
      server = await startServer({ dataDir, port, env })
      if (kill % 20 === 19)
        console.log(`${kill + 1} kills, ${sent.filter(({ seq }) => seq).length} acknowledged`)
    }
    const line = await new Line(browser, '/chat').ready()
    const unsent = sent.filter(({ seq }) => seq === undefined)
    for (const message of unsent)
      while (message.seq === undefined) {
        // As a page does: told to wait, it waits.
        const retryAfterMs = await deliver(line, message)
        if (retryAfterMs) await new Promise((resolve) => setTimeout(resolve, retryAfterMs))
      }
    // A turn that died is taken up again at the latest a minute after; those sent just now are answered one after the other.
    await line.sync()
    await until(
      'every message to be answered',
      () => [...line.messages.values()].filter(({ role }) => role === 'agent').length >= sent.length,
      90_000 + unsent.length * 1_000,
    )
    await line.sync()
    const stored = [...line.messages.values()].sort((a, b) => a.seq - b.seq)
    expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, i) => i + 1))
    const own = stored.filter(({ role }) => role === 'customer')
    expect(own.map(({ seq }) => seq)).toEqual(sent.map(({ seq }) => seq!).sort((a, b) => a - b))
    expect(new Set(own.map(({ parts }) => String(parts[0]!.text))).size).toBe(sent.length)
    expect(stored.filter(({ role }) => role === 'agent').length).toBe(sent.length)
    line.close()
  } finally {
    await server.kill('SIGKILL')
    await database.stop()
    removeFolder(dataDir)
  }
})
