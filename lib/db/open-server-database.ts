import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Env } from '@/lib/env'
import type { Log } from '@/lib/log'
import { type Database, database } from './client'
import { startEmbeddedPostgres } from './embedded-postgres'
import { migrate } from './migrate'

/** The server's database: DATABASE_URL or the embedded Postgres under DATA_DIR, migrated. */
export async function openServerDatabase(
  env: Env,
  log: Log,
): Promise<Database & { close: () => Promise<void> }> {
  let stopEmbedded: (() => Promise<void>) | null = null
  if (!process.env.DATABASE_URL) {
    mkdirSync(env.dataDir, { recursive: true })
    const embedded = await startEmbeddedPostgres({
      dataDir: join(env.dataDir, 'postgres'),
      log: (message) => log.info(message),
    })
    process.env.DATABASE_URL = embedded.url
    // The route handlers' own module instances read the environment again: they must still see an embedded database.
    process.env.FEEDERLINE_EMBEDDED = '1'
    stopEmbedded = embedded.stop
  }
  try {
    await migrate(process.env.DATABASE_URL, { log: (message) => log.info(message) })
  } catch (error) {
    await stopEmbedded?.()
    throw unreachable(error)
      ? new Error(
          `DATABASE_URL does not answer (${(error as Error).message || 'no connection'}). Is Postgres running there, and are name and password right?`,
        )
      : error
  }
  const opened = database()
  return {
    ...opened,
    close: async () => {
      await opened.db.$disconnect()
      await opened.pool.end().catch(() => undefined)
      await stopEmbedded?.()
    },
  }
}

function unreachable(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? ''
  return (
    ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EAI_AGAIN', '28P01', '28000', '3D000'].includes(code) ||
    /timeout|ECONNREFUSED/i.test(String(error))
  )
}
