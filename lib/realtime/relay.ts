import type { Server } from 'socket.io'
import type { Database } from '@/lib/db/client'
import { onRelayWake } from '@/lib/db/outbox'
import { poolTransaction } from '@/lib/db/pool-transaction'
import type { Log } from '@/lib/log'
import type { TelemetryFrame } from '@/lib/protocol/grid'
import { queueDeliveries } from '@/lib/usecases/webhooks/queue-deliveries'
import { type TelemetryFrames, telemetryFrames } from './telemetry-frames'

type Row = { id: bigint; audience: string; event: string; payload: unknown }
export type RelayDeps = {
  io: Server
  pool: Database['pool']
  log: Log
  /** A session ended: its sockets become a visitor's again */
  onSessionEnded: (sessionId: string, state: 'anonymous' | 'expired') => Promise<void>
  /** Other server processes on the same database, and whether what is sent to them may be lost right now */
  between?: { doubtful: () => boolean } | null
}
export type Relay = { stop: () => Promise<void>; healthy: () => boolean }

const BATCH = 200
const POLL_MS = 1000
/** So long other processes find a row that may not have reached them. */
const KEPT_SECONDS = 15

/**
 * Carries committed outbox rows to the sockets, oldest first, and deletes them in the same transaction: at least once.
 * Woken after each commit in this process and by a poll in any case, so a lost signal costs a second, never a message.
 * Among several processes each row is carried by one and reaches the others by Redis; while Redis is in doubt rows are
 * kept for a moment and each process takes them from the table for its own sockets.
 */
export function startRelay(deps: RelayDeps): Relay {
  let running = false
  let again = false
  let stopped = false
  let lastGood = Date.now()
  let idle: Promise<void> = Promise.resolve()
  const frames = telemetryFrames((frame) => deps.io.of('/grid').to('grid').emit('telemetry', frame))
  const seen = new Map<string, number>()

  function wake() {
    again = true
    if (running || stopped) return
    running = true
    idle = drain().finally(() => {
      running = false
      if (again && !stopped) wake()
    })
  }

  async function drain() {
    while (again && !stopped) {
      again = false
      try {
        while ((await carryBatch(deps, frames, seen)) === BATCH) lastGood = Date.now()
        if (deps.between?.doubtful()) await carryOthers(deps, seen)
        lastGood = Date.now()
      } catch (error) {
        deps.log.warn({ err: error }, 'relay: database not reachable, will try again')
        again = false
        return
      }
    }
  }

  onRelayWake(wake)
  const timer = setInterval(wake, POLL_MS)
  wake()
  return {
    healthy: () => Date.now() - lastGood < 15_000,
    stop: async () => {
      stopped = true
      clearInterval(timer)
      frames.stop()
      onRelayWake(null)
      await idle
    },
  }
}

function carryBatch(deps: RelayDeps, frames: TelemetryFrames, seen: Map<string, number>): Promise<number> {
  return poolTransaction(deps.pool, async (client) => {
    const { rows } = await client.query<Row>(
      `SELECT "id", "audience", "event", "payload" FROM "Outbox" WHERE "publishedAt" IS NULL
       ORDER BY "id" LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
    )
    for (const row of rows) {
      if (row.event === 'telemetry') frames.add(row.payload as TelemetryFrame)
      else await carry(deps, row)
    }
    await queueDeliveries(client, rows)
    const ids = rows.map((row) => String(row.id))
    if (ids.length && deps.between?.doubtful()) {
      for (const id of ids) seen.set(id, Date.now())
      await client.query('UPDATE "Outbox" SET "publishedAt" = now() WHERE "id" = ANY($1::bigint[])', [ids])
    } else if (ids.length) await client.query('DELETE FROM "Outbox" WHERE "id" = ANY($1::bigint[])', [ids])
    return rows.length
  })
}

/** What another process has carried while Redis was in doubt, for the sockets of this one; a repeat does no harm. */
async function carryOthers(deps: RelayDeps, seen: Map<string, number>): Promise<void> {
  const { rows } = await deps.pool.query<Row>(
    `SELECT "id", "audience", "event", "payload" FROM "Outbox"
     WHERE "publishedAt" > now() - interval '${KEPT_SECONDS} s' ORDER BY "id"`,
  )
  for (const row of rows) {
    if (seen.has(String(row.id))) continue
    seen.set(String(row.id), Date.now())
    await carry(deps, row, true)
  }
  await deps.pool.query(`DELETE FROM "Outbox" WHERE "publishedAt" < now() - interval '${2 * KEPT_SECONDS} s'`)
  for (const [id, at] of seen) if (at < Date.now() - 4_000 * KEPT_SECONDS) seen.delete(id)
}

async function carry(
  { io, onSessionEnded }: RelayDeps,
  { audience, event, payload }: Row,
  hereOnly = false,
): Promise<void> {
  const [kind, id = ''] = audience.split(/:(.*)/s)
  if (kind === 'session') return onSessionEnded(id, (payload as { state: 'anonymous' | 'expired' }).state)
  const namespace = io.of(kind === 'grid' || id === 'staff' ? '/grid' : '/chat')
  const sockets = hereOnly ? namespace.local : namespace
  sockets.to(audience).emit(event, payload)
}
