import { openServerDatabase } from '@/lib/db/open-server-database'
import { env as readEnvironment } from '@/lib/env'
import { log as makeLog } from '@/lib/log'
import { prepareDemo } from '@/lib/simulator/prepare-demo'
import { makeContext } from '@/lib/usecases/context'

/** Loads the demo network into the configured database and writes demo.json; an already loaded one stays as it is. */
export async function seed(): Promise<void> {
  const env = readEnvironment()
  const log = makeLog()
  const database = await openServerDatabase(env, log)
  try {
    await prepareDemo(
      makeContext({
        db: database.db,
        pool: database.pool,
        env,
        log,
        now: () => new Date(),
        actor: { kind: 'system', job: 'seed' },
        requestId: `seed-${process.pid}`,
      }),
    )
  } finally {
    await database.close()
  }
}
