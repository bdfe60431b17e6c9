import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'

export type TestDatabase = { url: string; close: () => Promise<void> }

/** A migrated, empty database of the caller's own on the test cluster; use it in a `*.db.test.ts`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const cluster = inject('testClusterUrl')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await run(cluster, `create database ${name} template template_feederline`)
  const url = new URL(cluster)
  url.pathname = `/${name}`
  return { url: url.href, close: () => run(cluster, `drop database if exists ${name} with (force)`) }
}

async function run(url: string, sql: string): Promise<void> {
  const client = new Client(url)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
