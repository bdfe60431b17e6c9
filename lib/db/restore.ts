import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type BackupHeader, type BackupTable, type BackupTrailer, END_OF_ROWS, quoted } from './backup'
import { emptyDatabase } from './empty-database'
import { migrate, requireKnown } from './migrate'

/**
 * Replaces what is in the database by a backup: migrates to where the backup was made, loads it in one transaction,
 * then migrates on. Every conversation gets a new epoch, so that open pages drop what they hold and ask again.
 * Returns the number of rows of each table. Nobody else may be connected.
 */
export async function restore(url: string, file: string): Promise<Record<string, number>> {
  // Before anything is deleted.
  const header = await checkBackup(file)
  await refuseOthers(url)
  await emptyDatabase(url)
  await migrate(url, { upTo: header.migrations })
  const client = new Client(url)
  await client.connect()
  try {
    await client.query('begin')
    const lines = readLines(file)
    await lines.next()
    const rows = await load(client, lines)
    await client.query('update "Conversation" set epoch = epoch + 1')
    await client.query('commit')
    await client.query('analyze')
    return rows
  } finally {
    await client.end()
    await migrate(url)
  }
}

/** Reads a backup to its end; throws when it is none, incomplete, or of a newer version. */
export async function checkBackup(file: string): Promise<BackupHeader> {
  const lines = readLines(file)
  const header = parse<BackupHeader>((await lines.next()).value)
  if (header?.feederlineBackup !== 1) throw new Error(`${file} is not a backup of Feederline.`)
  let last: Buffer | undefined
  for await (const line of lines) last = line
  if (!parse<BackupTrailer>(last)?.rows) throw new Error(`${file} is incomplete: its end is missing.`)
  requireKnown(header.migrations)
  return header
}

async function load(client: Client, lines: AsyncGenerator<Buffer>): Promise<Record<string, number>> {
  // Tables may refer to each other in circles: the references are checked when they are put back.
  const foreignKeys = await dropForeignKeys(client)
  const loaded: Record<string, number> = {}
  for await (const line of lines) {
    const part = parse<BackupTable | BackupTrailer>(line)
    if (!part) throw new Error('The backup is damaged.')
    if ('table' in part) {
      loaded[part.table] = await loadTable(client, part, lines)
      continue
    }
    for (const [table, count] of Object.entries(part.rows))
      if (loaded[table] !== count)
        throw new Error(`The backup is damaged: ${table} has ${loaded[table]} rows instead of ${count}.`)
    for (const [name, value] of Object.entries(part.sequences))
      await client.query('select setval($1::regclass, $2)', [quoted(name), value])
    for (const statement of foreignKeys) await client.query(statement)
    return loaded
  }
  throw new Error('The backup is incomplete: its end is missing.')
}

async function loadTable(
  client: Client,
  { table, columns }: BackupTable,
  lines: AsyncGenerator<Buffer>,
): Promise<number> {
  const into = client.query(copyFrom(`copy ${quoted(table)} (${columns.map(quoted).join(', ')}) from stdin`))
  const finished = once(into, 'finish')
  // An error that comes while we wait for data is raised by the next await on it.
  finished.catch(() => {})
  let count = 0
  let batch: Buffer[] = []
  let batchBytes = 0
  const flush = async () => {
    if (!into.write(Buffer.concat(batch))) await Promise.race([once(into, 'drain'), finished])
    batch = []
    batchBytes = 0
  }
  for (let next = await lines.next(); ; next = await lines.next()) {
    if (next.done) throw new Error('The backup is incomplete: its end is missing.')
    if (next.value.length === END_OF_ROWS.length && next.value.toString() === END_OF_ROWS) break
    batch.push(next.value, NEWLINE)
    batchBytes += next.value.length + 1
    count++
    if (batchBytes > 65_536) await flush()
  }
  await flush()
  into.end()
  await finished
  return count
}

async function dropForeignKeys(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  )
  for (const { table, name } of rows)
    await client.query(`alter table ${table} drop constraint ${quoted(name)}`)
  return rows.map(
    ({ table, name, definition }) => `alter table ${table} add constraint ${quoted(name)} ${definition}`,
  )
}

async function refuseOthers(url: string): Promise<void> {
  const client = new Client(url)
  await client.connect()
  const { rows } = await client.query<{ others: number }>(
    `select count(*)::int as others from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  )
  await client.end()
  if (rows[0]?.others) throw new Error('Others are connected to this database: stop the server first.')
}

const NEWLINE = Buffer.from('\n')

// Bytes, not text: rows are passed on as they are.
async function* readLines(file: string): AsyncGenerator<Buffer> {
  const input = createReadStream(file)
  const gunzip = createGunzip()
  input.on('error', (error) => gunzip.destroy(error))
  let rest: Buffer = Buffer.alloc(0)
  try {
    for await (const chunk of input.pipe(gunzip)) {
      let text = rest.length ? Buffer.concat([rest, chunk as Buffer]) : (chunk as Buffer)
      for (let end = text.indexOf(10); end >= 0; end = text.indexOf(10)) {
        yield text.subarray(0, end)
        text = text.subarray(end + 1)
      }
      rest = text
    }
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'ENOENT') throw new Error(`There is no file ${file}.`)
    if (code === 'Z_BUF_ERROR') throw new Error(`${file} is incomplete: its end is missing.`)
    if (code === 'Z_DATA_ERROR') throw new Error(`${file} is not a backup of Feederline, or is damaged.`)
    throw error
  }
}

function parse<T>(line: Buffer | undefined): T | undefined {
  try {
    return JSON.parse((line ?? '').toString()) as T
  } catch {
    return undefined
  }
}
