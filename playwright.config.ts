import { chmodSync, mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

// The workers load this file too: the first process chooses, the others inherit.
process.env.E2E_PORT ??= String(await freePort())
process.env.E2E_DATA_DIR ??= makeDataDir()
const baseURL = `http://127.0.0.1:${process.env.E2E_PORT}`
const dataDir = process.env.E2E_DATA_DIR

export default defineConfig({
  testDir: 'e2e',
  // These kill servers for a long time: npm run chaos.
  testIgnore: 'chaos/**',
  outputDir: 'test-results',
  fullyParallel: false,
  // One server, one grid: the stories share them.
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  globalTeardown: './scripts/testing/remove-data-dir.ts',
  use: {
    baseURL,
    locale: 'en-US',
    timezoneId: 'America/Los_Angeles',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' },
  },
  webServer: {
    // exec: without a shell in between the server sees when we die.
    command: `exec "${process.execPath}" --enable-source-maps dist/server.js > "${dataDir}/server.log" 2>&1`,
    url: `${baseURL}/api/health/ready`,
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    env: {
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      // Makes the server watch its parent, as under npm.
      npm_lifecycle_event: 'test',
      PORT: process.env.E2E_PORT,
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      REDIS_URL: '',
      DEMO: '1',
    },
  },
})

function makeDataDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'feederline-e2e-'))
  // Postgres may run as another user, who must be able to pass through.
  chmodSync(dir, 0o711)
  return dir
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
