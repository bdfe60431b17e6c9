import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Playwright's global teardown: the server's data goes; what it said stays readable when a test failed. */
export default function removeDataDir(): void {
  const dataDir = process.env.E2E_DATA_DIR
  if (!dataDir) return
  const log = join(dataDir, 'server.log')
  if (process.env.DEBUG && existsSync(log)) console.error(readFileSync(log, 'utf8').slice(-20_000))
  rmSync(dataDir, { recursive: true, force: true })
}
