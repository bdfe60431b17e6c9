import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { chooseHome } from './embedded-postgres-home'
import { databaseUser } from './embedded-postgres-user'

/** URL of the embedded database that a running server holds on this DATA_DIR, or null when none answers. */
export async function runningDatabaseUrl(dataDir: string): Promise<string | null> {
  const folder = join(dataDir, 'postgres')
  if (!existsSync(folder)) return null
  const { socketDir } = chooseHome(folder, databaseUser())
  const url = `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(socketDir)}&port=5432`
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  try {
    await client.connect()
    return url
  } catch {
    return null
  } finally {
    await client.end().catch(() => undefined)
  }
}
