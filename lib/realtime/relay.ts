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
}
export type Relay = { stop: () => Promise<void>; healthy: () => boolean }

const BATCH = 200
const POLL_MS = 1000

/**
 * Carries committed outbox rows to the sockets, oldest first, and deletes them in the same transaction: at least once.
 * Woken after each commit in this process and by a poll in any case, so a lost signal costs a second, never a message.
 */
export function startRelay(deps: RelayDeps): Relay {
  let running = false
  let again = false
  let stopped = false
  let lastGood = Date.now()
  let idle: Promise<void> = Promise.resolve()
  const frames = telemetryFrames((frame) => deps.io.of('/grid').to('grid').emit('telemetry', frame))

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
        while ((await carryBatch(deps, frames)) === BATCH) lastGood = Date.now()
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

function carryBatch(deps: RelayDeps, frames: TelemetryFrames): Promise<number> {
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
    if (rows.length)
      await client.query('DELETE FROM "Outbox" WHERE "id" = ANY($1::bigint[])', [
        rows.map((r) => String(r.id)),
      ])
    return rows.length
  })
}

async function carry({ io, onSessionEnded }: RelayDeps, { audience, event, payload }: Row): Promise<void> {
  const [kind, id = ''] = audience.split(/:(.*)/s)
  if (kind === 'session') return onSessionEnded(id, (payload as { state: 'anonymous' | 'expired' }).state)
  const namespace = kind === 'grid' || id === 'staff' ? '/grid' : '/chat'
  io.of(namespace).to(audience).emit(event, payload)
}
