import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from './embedded-postgres'
import { migrate } from './migrate'

declare module 'vitest' {
  export interface ProvidedContext {
    testClusterUrl: string
  }
}

/** Vitest's global setup: one throw-away Postgres with one migrated database that each test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'feederline-test-'))
  const log = (message: string) => process.env.DEBUG && console.error(message)
  // The database may run as another user, who must be able to pass through.
  chmodSync(dataDir, 0o711)
  const postgres = await startEmbeddedPostgres({ dataDir, log, durable: false })
  try {
    const admin = new Client(postgres.url)
    await admin.connect()
    await admin.query('create database template_feederline')
    await admin.end()
    const template = new URL(postgres.url)
    template.pathname = '/template_feederline'
    await migrate(template.href)
    project.provide('testClusterUrl', postgres.url)
  } catch (error) {
    await postgres.stop()
    throw error
  }
  return async () => {
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
