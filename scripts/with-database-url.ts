import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres'
import { runningDatabaseUrl } from '@/lib/db/running-database'
import { type Env, env } from '@/lib/env'

type Run = (database: { url: string; name: string; env: Env }) => Promise<void>

/**
 * Runs one command on the installation's database as it is, not migrated: DATABASE_URL, the running server's, or the
 * embedded one started for the moment. `exclusive` refuses while the server runs on it. Errors are one sentence.
 */
export function withDatabaseUrl({ exclusive }: { exclusive: boolean }, run: Run): void {
  work(exclusive, run).then(
    () => process.exit(0),
    (error: Error) => {
      process.stderr.write(`${error.message}\n`)
      process.exit(1)
    },
  )
}

async function work(exclusive: boolean, run: Run): Promise<void> {
  const e = env()
  if (process.env.DATABASE_URL) {
    const { hostname, pathname } = new URL(process.env.DATABASE_URL)
    return run({ url: process.env.DATABASE_URL, name: `${pathname.slice(1)} on ${hostname}`, env: e })
  }
  const name = `the database under ${e.dataDir}`
  const running = await runningDatabaseUrl(e.dataDir)
  if (running && exclusive) throw new Error('The server is running on this database: stop it first.')
  if (running) return run({ url: running, name, env: e })
  mkdirSync(e.dataDir, { recursive: true })
  const log = (message: string) => process.stderr.write(`${message}\n`)
  const embedded = await startEmbeddedPostgres({ dataDir: join(e.dataDir, 'postgres'), log })
  try {
    await run({ url: embedded.url, name, env: e })
  } finally {
    await embedded.stop()
  }
}

/** Asks before something is deleted; `--yes` answers beforehand. */
export async function confirmDeletion(what: string): Promise<void> {
  if (process.argv.includes('--yes')) return
  if (!process.stdin.isTTY)
    throw new Error(`This deletes everything in ${what}: say --yes to do it without asking.`)
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(`This deletes everything in ${what}. Type "delete" to go on: `)
  terminal.close()
  if (answer.trim() !== 'delete') throw new Error('Nothing was changed.')
}

/** A path as the person typed it: npm runs us in the project's folder and says in INIT_CWD where it was called. */
export function typedPath(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path)
}
