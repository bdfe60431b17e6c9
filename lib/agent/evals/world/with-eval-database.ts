import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres'
import { migrate } from '@/lib/db/migrate'

/** Starts a throw-away Postgres, migrates one database in it, and takes both away again. */
export async function withEvalDatabase<T>(run: (url: string) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'feederline-evals-'))
  // The database may run as another user, who must be able to pass through.
  chmodSync(dataDir, 0o711)
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined, durable: false })
  try {
    const admin = new Client(postgres.url)
    await admin.connect()
    await admin.query('create database evals')
    await admin.end()
    const url = new URL(postgres.url)
    url.pathname = '/evals'
    await migrate(url.href)
    return await run(url.href)
  } finally {
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
