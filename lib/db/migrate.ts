import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'

// Why not Prisma's own engine (@prisma/schema-engine-wasm) here: it records a migration as started before running
// it, so a kill -9 in the middle leaves a "failed" row that needs a person; and one process can hold only one
// instance, which keeps its advisory lock. We apply each migration and its row in one transaction instead, in the
// table and with the checksums Prisma uses, so `prisma migrate` works on the same database. The wasm engine
// serves developers: scripts/migrate-dev.mjs diffs the schema with it.

export type Migration = { name: string; sql: string; checksum: string }

const MIGRATIONS_DIR = () => join(process.cwd(), 'prisma', 'migrations')
const ADVISORY_LOCK = 72707369 // the key Prisma's engine takes, so that the two exclude each other

/**
 * Brings the database at `url` to the newest migration; returns the names it applied.
 * `upTo` limits it to the named ones. Two at once do no harm. Throws in one sentence when the database is newer than this program.
 */
export async function migrate(
  url: string,
  options: { migrationsDir?: string; upTo?: string[]; log?: (message: string) => void } = {},
): Promise<string[]> {
  const { migrationsDir = MIGRATIONS_DIR(), upTo, log } = options
  const migrations = readMigrations(migrationsDir)
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [ADVISORY_LOCK])
    await client.query(CREATE_TABLE)
    const pending = pendingMigrations(migrations, await appliedMigrations(client)).filter(
      ({ name }) => !upTo || upTo.includes(name),
    )
    for (const migration of pending) {
      log?.(`applying migration ${migration.name}`)
      await apply(client, migration)
    }
    return pending.map((migration) => migration.name)
  } finally {
    await client.end().catch(() => {})
  }
}

/** Reads the migrations of a folder in the order they are applied. */
export function readMigrations(migrationsDir: string): Migration[] {
  if (!existsSync(migrationsDir)) return []
  return readdirSync(migrationsDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(migrationsDir, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/** Throws when a name is none of our migrations: what has it was made by a newer version. */
export function requireKnown(names: string[], migrationsDir = MIGRATIONS_DIR()): void {
  const known = new Set(readMigrations(migrationsDir).map((migration) => migration.name))
  const unknown = names.find((name) => !known.has(name))
  if (unknown) throw newerVersion(unknown)
}

/** Decides what is left to apply; throws when the history is not ours. */
export function pendingMigrations(
  migrations: Migration[],
  applied: { name: string; checksum: string; finished: boolean }[],
): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  const done = new Set<string>()
  for (const { name, checksum, finished } of applied) {
    const migration = known.get(name)
    if (!migration) throw newerVersion(name)
    if (!finished)
      throw new Error(
        `Migration ${name} failed half-way in another tool: repair the database and mark it with "prisma migrate resolve".`,
      )
    if (migration.checksum !== checksum)
      throw new Error(
        `Migration ${name} was changed after it was applied to this database: restore its file, or start over with "npm run db:reset".`,
      )
    done.add(name)
  }
  return migrations.filter((migration) => !done.has(migration.name))
}

function newerVersion(name: string): Error {
  return new Error(
    `The data was migrated by a newer version of Feederline (it has ${name}): run that version, or use a backup made before it.`,
  )
}

async function appliedMigrations(client: Client) {
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
    `select migration_name as name, checksum, finished_at is not null as finished
     from _prisma_migrations where rolled_back_at is null order by started_at`,
  )
  return rows
}

async function apply(client: Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, clock_timestamp(), clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw new Error(`Migration ${migration.name} could not be applied: ${(error as Error).message}.`, {
      cause: error,
    })
  }
}

const CREATE_TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`
