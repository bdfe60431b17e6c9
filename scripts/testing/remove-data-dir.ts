import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Playwright's global teardown: what the server said goes to test-results, its data goes. */
export default function removeDataDir(): void {
  const dataDir = process.env.E2E_DATA_DIR
  if (!dataDir) return
  const log = join(dataDir, 'server.log')
  mkdirSync('test-results', { recursive: true })
  if (existsSync(log)) copyFileSync(log, join('test-results', 'server.log'))
  rmSync(dataDir, { recursive: true, force: true })
}
