import type { Pool, PoolClient } from 'pg'
import { buildNetwork } from '@/lib/simulator/network/build-network'
import { copyHistory } from '@/lib/simulator/seed/copy-history'
import { copyNetwork } from '@/lib/simulator/seed/copy-network'
import { historyWindow } from '@/lib/simulator/seed/history-window'
import { insertCatalog } from '@/lib/simulator/seed/insert-catalog'

/** Raised when what a seed makes changes; the row says which one a database holds. */
export const DEMO_NETWORK_VERSION = 2
const SEED_LOCK = 7_340_001

export type SeedResult =
  | { state: 'seeded'; homes: number; meterDays: number; meterMonths: number; readings: number; ms: number }
  | { state: 'already-seeded' }
  /** The database holds a network that is not ours: a demo must not be mixed into it */
  | { state: 'not-empty' }

/**
 * Loads the demo network into an empty database in one transaction: an interrupted run leaves nothing behind, two at
 * once make one. `now` becomes the newest moment of the history and the grid clock's start.
 */
export async function seedDemoNetwork(input: {
  pool: Pool
  seed: number
  speed: number
  timeZone: string
  now: Date
}): Promise<SeedResult> {
  const started = performance.now()
  const { pool, now } = input
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query("set local idle_in_transaction_session_timeout = '60s'")
    await client.query('select pg_advisory_xact_lock($1)', [SEED_LOCK])
    const state = await stateOf(client)
    if (state !== 'empty') {
      await client.query('rollback')
      return { state }
    }
    const network = buildNetwork(input.seed)
    // Tables emptied in the same transaction are loaded without being written to the log first.
    await client.query('truncate "MeterDay", "MeterMonth", "TransformerReading"')
    await insertCatalog(client, now)
    await copyNetwork(client, network, now)
    const counts = await copyHistory(client, network, historyWindow(now, input.timeZone))
    await showNewestReadings(client)
    await insertMarkers(client, input)
    await client.query('commit')
    await client.query('analyze')
    const homes = network.transformers.reduce((sum, { homes }) => sum + homes.length, 0)
    return { state: 'seeded', homes, ...counts, ms: Math.round(performance.now() - started) }
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

async function stateOf(client: PoolClient): Promise<'empty' | 'already-seeded' | 'not-empty'> {
  const { rows } = await client.query<{ marked: boolean; filled: boolean }>(
    `select exists (select from "Setting" where key = 'demo-network') as marked,
            exists (select from "Transformer") or exists (select from "Meter") as filled`,
  )
  if (rows[0]?.marked) return 'already-seeded'
  return rows[0]?.filled ? 'not-empty' : 'empty'
}

async function showNewestReadings(client: PoolClient): Promise<void> {
  await client.query(`
    update "Transformer" t
    set "loadKw" = r."loadKw", "ambientC" = r."ambientC", "topOilC" = r."topOilC", "observedAt" = r."observedAt",
        "loadSimulated" = true
    from (select distinct on ("transformerId") * from "TransformerReading" order by "transformerId", "observedAt" desc) r
    where r."transformerId" = t.id`)
}

async function insertMarkers(
  client: PoolClient,
  { seed, speed, now }: { seed: number; speed: number; now: Date },
): Promise<void> {
  await client.query(
    `insert into "GridClock" (id, "anchorWallAt", "anchorGridAt", "heartbeatGridAt", speed) values (1, $1, $1, $1, $2)
     on conflict (id) do nothing`,
    [now, speed],
  )
  await client.query('insert into "Setting" (key, value, "updatedAt") values ($1, $2, $3)', [
    'demo-network',
    JSON.stringify({ seed, version: DEMO_NETWORK_VERSION, seededAt: now.toISOString() }),
    now,
  ])
}
