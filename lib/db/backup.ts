import { once } from 'node:events'
import { open, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'

// The file, gzipped: a line of JSON about the whole, then for each table a line of JSON, its rows as COPY writes
// them and a line "\.", at the end a line of JSON with the counts. Without that last line it is incomplete.

export type BackupHeader = { feederlineBackup: 1; createdAt: string; migrations: string[] }
export type BackupTable = { table: string; columns: string[] }
export type BackupTrailer = { rows: Record<string, number>; sequences: Record<string, string> }

export const END_OF_ROWS = '\\.'

/**
 * Writes everything but the job queue's own tables to `file`, from one snapshot while the server may run.
 * Needs no program besides Node. Returns the number of rows of each table.
 */
export async function backUp(url: string, file: string): Promise<Record<string, number>> {
  const output = await open(file, 'wx', 0o600).catch((error: { code?: string }) => {
    throw error.code === 'EEXIST' ? new Error(`${file} is already there: name another file.`) : error
  })
  const client = new Client(url)
  const gzip = createGzip({ level: 6 })
  const written = pipeline(gzip, output.createWriteStream())
  // Awaited below; until then its failure shows at the next write.
  written.catch(() => {})
  const write = async (text: string) => {
    if (!gzip.write(`${text}\n`)) await Promise.race([once(gzip, 'drain'), written])
  }
  try {
    await client.connect()
    await client.query('begin isolation level repeatable read, read only')
    await write(JSON.stringify(await header(client)))
    const rows: Record<string, number> = {}
    for (const table of await tables(client)) {
      await write(JSON.stringify(table))
      rows[table.table] = await copyTable(client, table, gzip)
      await write(END_OF_ROWS)
    }
    await write(JSON.stringify({ rows, sequences: await sequences(client) } satisfies BackupTrailer))
    gzip.end()
    await written
    return rows
  } catch (error) {
    gzip.destroy()
    await written.catch(() => {})
    await rm(file, { force: true })
    throw error
  } finally {
    await client.end()
  }
}

async function header(client: Client): Promise<BackupHeader> {
  const { rows } = await client.query<{ name: string; now: Date }>(
    `select migration_name as name, now() from _prisma_migrations
     where finished_at is not null and rolled_back_at is null order by migration_name`,
  )
  return {
    feederlineBackup: 1,
    createdAt: (rows[0]?.now ?? new Date()).toISOString(),
    migrations: rows.map((row) => row.name),
  }
}

async function tables(client: Client): Promise<BackupTable[]> {
  const { rows } = await client.query<BackupTable>(
    `select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> '_prisma_migrations'
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by c.relname order by c.relname`,
  )
  return rows
}

async function copyTable(
  client: Client,
  { table, columns }: BackupTable,
  into: NodeJS.WritableStream,
): Promise<number> {
  const stream = client.query(copyTo(`copy ${quoted(table)} (${columns.map(quoted).join(', ')}) to stdout`))
  for await (const chunk of stream) if (!into.write(chunk)) await once(into, 'drain')
  return stream.rowCount
}

async function sequences(client: Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `select sequencename as name, last_value::text as value from pg_sequences
     where schemaname = 'public' and last_value is not null`,
  )
  return Object.fromEntries(rows.map((row) => [row.name, row.value]))
}

/** A name as SQL writes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
