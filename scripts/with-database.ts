import { randomUUID } from 'node:crypto'
import { openServerDatabase } from '@/lib/db/open-server-database'
import { runningDatabaseUrl } from '@/lib/db/running-database'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { type Context, makeContext } from '@/lib/usecases/context'

/** Runs one command on the installation's database: the running server's, else opened for the moment. Errors are one sentence. */
export function withDatabase(job: string, run: (ctx: Context) => Promise<void>): void {
  process.env.LOG_LEVEL ??= 'warn'
  const work = async () => {
    const e = env()
    const running = process.env.DATABASE_URL ?? (await runningDatabaseUrl(e.dataDir))
    if (running) process.env.DATABASE_URL = running
    const database = await openServerDatabase(e, log())
    try {
      await run(
        makeContext({
          actor: { kind: 'system', job },
          db: database.db,
          pool: database.pool,
          env: e,
          now: () => new Date(),
          requestId: randomUUID(),
          log: log(),
        }),
      )
    } finally {
      await database.close()
    }
  }
  work().then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(
        `${error instanceof Error ? error.message.replace(/^[a-z-]+: /, '') : String(error)}\n`,
      )
      process.exit(1)
    },
  )
}
