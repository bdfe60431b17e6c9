import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import pg from 'pg'
import { Browser, until } from './client'

// Its own server, killed with -9 in every phase of an activation. Replay a run with KILL_SEED.
const PHASES = ['scheduled', 'notifying', 'active', 'measuring'] as const
const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000)

type Activation = {
  id: string
  state: string
  funnel: { asked: number }
  settlement: { customers: number } | null
  reductionKw: number | null
}

test('an activation completes although the server is killed with -9 in every phase', async () => {
  test.setTimeout(420_000)
  console.log(`kill -9 in every phase: seed ${seed}`)
  const random = mulberry32(seed)
  const dataDir = mkdtempSync(join(tmpdir(), 'feederline-kill-'))
  chmodSync(dataDir, 0o711)
  const port = await freePort()
  const baseUrl = `http://127.0.0.1:${port}`
  let server = await start(dataDir, port)
  try {
    const demo = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as {
      apiKey: string
      admin: { username: string; password: string }
      meters: { transformerId: string }[]
    }
    const key = { authorization: `Bearer ${demo.apiKey}`, 'content-type': 'application/json' }
    const room = new Browser(baseUrl)
    await room.signIn('admin', demo.admin)
    const raised = await fetch(`${baseUrl}/api/grid/alerts`, {
      method: 'POST',
      headers: key,
      body: JSON.stringify({
        sourceEventId: `kill-${seed}`,
        transformerId: demo.meters[0]!.transformerId,
        kind: 'overload',
        severity: 'critical',
        status: 'raised',
        observedAt: new Date().toISOString(),
        loadPercent: 110,
        expectedDurationMinutes: 30,
      }),
    })
    const alertId = ((await raised.json()) as { data: { id: string } }).data.id
    const plan = (
      await room.fetch(`/api/grid/alerts/${alertId}/recommendation`, { method: 'POST', json: {} })
    ).body.data as { id: string; version: number; options: { id: string }[] }
    const made = await room.fetch('/api/grid/activations', {
      json: { recommendationId: plan.id, optionId: plan.options[0]!.id, version: plan.version },
    })
    expect(made.status).toBe(201)
    const id = (made.body.data as { id: string }).id
    const read = async () => {
      const response = await fetch(`${baseUrl}/api/grid/activations/${id}`, { headers: key })
      return ((await response.json()) as { data: Activation }).data
    }
    const killed: string[] = []
    for (const phase of PHASES) {
      const seen = await until(
        `phase ${phase}`,
        async () => {
          const { state } = await read()
          return PHASES.indexOf(state as (typeof PHASES)[number]) >= PHASES.indexOf(phase) ||
            state === 'settled'
            ? state
            : null
        },
        300_000,
      )
      if (seen !== phase) continue
      await new Promise((resolve) => setTimeout(resolve, random() * 800))
      server.kill('SIGKILL')
      await gone(server)
      killed.push(phase)
      server = await start(dataDir, port)
    }
    expect(killed).toEqual(expect.arrayContaining(['notifying', 'active']))
    const settled = await until(
      'the settlement',
      async () => {
        const now = await read()
        return now.state === 'settled' && now
      },
      300_000,
    )
    const csv = await (
      await fetch(`${baseUrl}/api/grid/activations/${id}/participants.csv`, { headers: key })
    ).text()
    const rows = csv.trim().split('\n').slice(1)
    expect(rows).toHaveLength(settled.funnel.asked)
    expect(typeof settled.reductionKw).toBe('number')
    // One notice and one settlement for each participant: counted in the database below by the product's own keys.
    const counts = await countEffects(dataDir, id)
    expect(counts.notices).toBe(counts.distinctNotices)
    expect(counts.askMessages).toBe(settled.funnel.asked)
    expect(counts.settlements).toBeLessThanOrEqual(settled.funnel.asked)
    expect(counts.settlements).toBe(counts.distinctSettlements)
    expect(counts.resultMessages).toBeLessThanOrEqual(settled.funnel.asked)
  } finally {
    server.kill('SIGTERM')
    await gone(server)
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
})

async function countEffects(dataDir: string, activationId: string) {
  const host = encodeURIComponent(join(dataDir, 'postgres', 'socket'))
  const client = new pg.Client({
    connectionString: `postgresql://postgres@localhost/postgres?host=${host}&port=5432`,
  })
  await client.connect()
  try {
    const one = async (sql: string) =>
      Number(((await client.query(sql, [activationId])).rows[0] as { n: string }).n)
    return {
      notices: await one(
        `SELECT count(*) AS n FROM "Notice" WHERE "activationId" = $1 AND "kind" = 'notice'`,
      ),
      distinctNotices: await one(
        `SELECT count(DISTINCT "participantId" || "channel") AS n FROM "Notice" WHERE "activationId" = $1 AND "kind" = 'notice'`,
      ),
      settlements: await one(`SELECT count(*) AS n FROM "Settlement" WHERE "activationId" = $1`),
      distinctSettlements: await one(
        `SELECT count(DISTINCT "participantId") AS n FROM "Settlement" WHERE "activationId" = $1`,
      ),
      askMessages: await one(
        `SELECT count(*) AS n FROM "Message" m JOIN "Conversation" c ON c."id" = m."conversationId"
         WHERE c."kind" = 'customer' AND m."kind" = 'notice' AND m."parts" @> jsonb_build_array(jsonb_build_object('type', 'event', 'activationId', $1::text))`,
      ),
      resultMessages: await one(
        `SELECT count(*) AS n FROM "Message" m JOIN "Conversation" c ON c."id" = m."conversationId"
         WHERE c."kind" = 'customer' AND m."kind" = 'result' AND m."parts" @> jsonb_build_array(jsonb_build_object('type', 'event', 'activationId', $1::text))`,
      ),
    }
  } finally {
    await client.end()
  }
}

async function start(dataDir: string, port: number): Promise<ChildProcess> {
  const server = spawn(process.execPath, ['dist/server.js'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      HOST: '127.0.0.1',
      PUBLIC_URL: '',
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      REDIS_URL: '',
      DEMO: '1',
      NEXTAUTH_URL: '',
      npm_lifecycle_event: 'test',
    },
  })
  await until(
    'the server',
    async () => {
      if (server.exitCode !== null) throw new Error(`the server ended with code ${server.exitCode}`)
      return fetch(`http://127.0.0.1:${port}/api/health/ready`)
        .then((r) => r.ok)
        .catch(() => false)
    },
    300_000,
  )
  return server
}

function gone(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function mulberry32(start: number): () => number {
  let a = start
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
