import { type Database, openDatabase } from '@/lib/db/client'
import { type Env, readEnv } from '@/lib/env'
import { log } from '@/lib/log'
import { insertCatalog } from '@/lib/simulator/seed/insert-catalog'
import { type ReadWatch, watchReads } from './watch-reads'

/** A throw-away database with the demo's catalogue, in which every dialogue gets homes of its own. */
export type EvalWorld = Database & {
  env: Env
  reads: ReadWatch
  /** Number of the next cell: meters, transformers and readings follow from it */
  nextCell: () => number
  silent: ReturnType<typeof log>
  close: () => Promise<void>
}

/** A Wednesday, 17:30 in Los Angeles */
export const EVAL_START = new Date('2026-07-16T00:30:00.000Z')

/** Fills a migrated, empty database. Clocks are each cell's own: the grid clock runs with the wall clock from EVAL_START. */
export async function openEvalWorld(url: string): Promise<EvalWorld> {
  const database = openDatabase(url, 6)
  const env = readEnv({
    NODE_ENV: 'test',
    DATABASE_URL: url,
    DEMO: '0',
    AUTH_SECRET: 'x'.repeat(40),
    METRICS_TOKEN: 'x'.repeat(40),
    OTP_DELIVERY: 'file',
    OTP_FAILURES_PER_MINUTE: '10000',
  })
  const client = await database.pool.connect()
  try {
    await insertCatalog(client, EVAL_START)
    await client.query(`insert into "Substation" (id, name) values ('S-1', 'Lakeview')`)
    await client.query(
      `insert into "Feeder" (id, name, "substationId", "ratedKva") values ('F-1', 'Mill Lane', 'S-1', 2400)`,
    )
    await client.query(
      `insert into "GridClock" (id, "anchorWallAt", "anchorGridAt", "heartbeatGridAt", speed) values (1, $1, $1, $1, 1)`,
      [EVAL_START],
    )
  } finally {
    client.release()
  }
  let cells = 0
  return {
    ...database,
    env,
    reads: watchReads(database.pool),
    nextCell: () => ++cells,
    silent: log().child({}, { level: 'silent' }),
    close: async () => {
      await database.db.$disconnect()
      await database.pool.end()
    },
  }
}
