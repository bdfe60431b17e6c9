import { type ChildProcess, spawn } from 'node:child_process'
import { expect, test } from '@playwright/test'
import pg from 'pg'
import { Browser, Line, newCodeIn, until } from '../outside/client'
import { callEvent, countEffects } from './activation'
import {
  demoOf,
  end,
  freePort,
  newFolder,
  type Running,
  removeFolder,
  startDatabase,
  startServer,
} from './servers'

// The product does not need Redis; where chaos.ts found or installed one, the same is tried with it.
const REDIS = process.env.REDIS_SERVER

for (const redis of REDIS ? [REDIS, null] : [null])
  test(`two servers on one database, ${redis ? 'with Redis' : 'with a REDIS_URL that nobody answers'}: one loop over both, the first is killed in the middle`, async () => {
    const dataDir = newFolder()
    const database = await startDatabase(dataDir)
    const redisPort = await freePort()
    const cache: ChildProcess | null = redis
      ? spawn(redis, ['--port', String(redisPort), '--save', '', '--dir', dataDir], { stdio: 'ignore' })
      : null
    const servers: Running[] = []
    try {
      const env = (port: number) => ({
        DATABASE_URL: database.url,
        REDIS_URL: `redis://127.0.0.1:${redisPort}`,
        PUBLIC_URL: `http://127.0.0.1:${port}`,
      })
      for (const port of [await freePort(), await freePort()])
        servers.push(await startServer({ dataDir, port, env: env(port) }))
      const [a, b] = servers as [Running, Running]
      const demo = demoOf(dataDir)

      // A customer at A and, with the same cookies, at B: what is said at one is at the other.
      const home = new Browser(a.url)
      await home.fetch('/')
      const since = new Date()
      const { meterId, phone } = demo.meters[0]!
      await home.fetch('/api/otp', { json: { meterId } })
      await home.signIn('meter', { meterId, code: await newCodeIn(dataDir, phone, since) })
      const elsewhere = new Browser(b.url)
      for (const [name, value] of home.jar) elsewhere.jar.set(name, value)
      const [here, there] = [
        await new Line(home, '/chat').ready(),
        await new Line(elsewhere, '/chat').ready(),
      ]
      expect((await here.send('what programs are there?')).ok).toBe(true)
      const textAt = (line: Line, role: string) =>
        [...line.messages.values()].filter((m) => m.role === role).length
      await until(
        'the words and the answer at the other server',
        () => textAt(there, 'customer') >= 1 && textAt(there, 'agent') >= 1,
      )

      // Staff at B see an alert that came in at A, say yes at B, and the work is done once.
      const room = new Browser(b.url)
      await room.signIn('admin', demo.admin)
      const screen = await new Line(room, '/grid').ready()
      const atA = new Browser(a.url)
      await atA.signIn('admin', demo.admin)
      const event = await callEvent(dataDir, atA, 'two-servers')
      await until('the alert on the screen at B', () =>
        screen.events.some((e) => e.event === 'alert:changed'),
      )
      await event.reached(() => b.url, ['notifying', 'active'])
      const leaders = () =>
        count(
          database.url,
          `SELECT count(*) AS n FROM pg_locks WHERE locktype = 'advisory' AND granted AND objid = 7340010`,
        )
      expect(await leaders()).toBe(1)
      const before = await clockOf(b.url)
      await a.kill('SIGKILL')
      await until('another to take over', async () => (await leaders()) === 1, 20_000)
      const settled = await event.reached(() => b.url, ['settled'])
      expect((await clockOf(b.url)) > before).toBe(true)
      const effects = await countEffects(database.url, event.id)
      expect(effects.askMessages).toBe(settled.funnel.asked)
      expect(effects.notices).toBe(effects.noticesOnce)
      expect(effects.settlements).toBe(effects.settlementsOnce)
      // Telemetry of each transformer at each moment is there once: the simulator ran once at a time.
      const doubled = await count(
        database.url,
        `SELECT count(*) AS n FROM (SELECT 1 FROM "TransformerReading" GROUP BY "transformerId", "observedAt" HAVING count(*) > 1) twice`,
      )
      expect(doubled).toBe(0)
      for (const line of [here, there, screen]) line.close()
    } finally {
      for (const server of servers) await server.kill('SIGKILL')
      if (cache) await end(cache, 'SIGKILL')
      await database.stop()
      removeFolder(dataDir)
    }
  })

async function clockOf(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/health/ready`)
  return ((await answer.json()) as { data: { gridNow: string } }).data.gridNow
}

async function count(databaseUrl: string, sql: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return Number(((await client.query(sql)).rows[0] as { n: string }).n)
  } finally {
    await client.end()
  }
}
