import { once } from 'node:events'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

export type ColumnType = 'text' | 'int4' | 'float8' | 'bool' | 'date' | 'timestamptz' | 'int4[]' | 'text[]'
export type Value = string | number | boolean | Date | Int32Array | readonly string[] | null

const HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
const CHUNK_BYTES = 1 << 20
const MAX_ROW_BYTES = 16_384
const POSTGRES_EPOCH_MS = Date.UTC(2000, 0, 1)
const INT4_OID = 23
const TEXT_OID = 25

/** Loads rows by COPY in Postgres' binary form, several times faster than inserts; joins the client's transaction. */
export async function copyRows(
  client: PoolClient,
  table: string,
  columns: Record<string, ColumnType>,
  rows: Iterable<readonly Value[]>,
): Promise<number> {
  const names = Object.keys(columns).map((name) => `"${name}"`)
  const types = Object.values(columns)
  const stream = client.query(
    copyFrom(`copy "${table}" (${names.join(', ')}) from stdin with (format binary)`),
  )
  const finished = once(stream, 'finish')
  // Awaited below; a failure while rows are still being written must not be an unhandled one.
  finished.catch(() => undefined)
  let chunk = Buffer.allocUnsafe(CHUNK_BYTES)
  let at = HEADER.copy(chunk)
  let count = 0
  for (const row of rows) {
    if (at > CHUNK_BYTES - MAX_ROW_BYTES) {
      if (!stream.write(chunk.subarray(0, at))) await Promise.race([once(stream, 'drain'), finished])
      chunk = Buffer.allocUnsafe(CHUNK_BYTES)
      at = 0
    }
    at = writeRow(chunk, at, types, row)
    count++
  }
  at = chunk.writeInt16BE(-1, at)
  stream.end(chunk.subarray(0, at))
  await finished
  return count
}

function writeRow(out: Buffer, start: number, types: ColumnType[], row: readonly Value[]): number {
  let at = out.writeInt16BE(types.length, start)
  for (let i = 0; i < types.length; i++) at = writeValue(out, at, types[i]!, row[i] ?? null)
  return at
}

/** Length in bytes, then the value; -1 and nothing for null. */
function writeValue(out: Buffer, at: number, type: ColumnType, value: Value): number {
  if (value === null) return out.writeInt32BE(-1, at)
  switch (type) {
    case 'text':
      return writeText(out, at, value as string)
    case 'int4':
      return out.writeInt32BE(value as number, out.writeInt32BE(4, at))
    case 'float8':
      return out.writeDoubleBE(value as number, out.writeInt32BE(8, at))
    case 'bool':
      return out.writeInt8(value ? 1 : 0, out.writeInt32BE(1, at))
    case 'date':
      return out.writeInt32BE(
        Math.floor(((value as Date).getTime() - POSTGRES_EPOCH_MS) / 86_400_000),
        out.writeInt32BE(4, at),
      )
    case 'timestamptz':
      return out.writeBigInt64BE(
        BigInt((value as Date).getTime() - POSTGRES_EPOCH_MS) * 1000n,
        out.writeInt32BE(8, at),
      )
    case 'int4[]':
      return writeIntegers(out, at, value as Int32Array)
    case 'text[]':
      return writeTexts(out, at, value as readonly string[])
  }
}

function writeText(out: Buffer, at: number, text: string): number {
  const bytes = out.write(text, at + 4, 'utf8')
  out.writeInt32BE(bytes, at)
  return at + 4 + bytes
}

function writeIntegers(out: Buffer, start: number, values: Int32Array): number {
  let at = writeArrayHead(out, start, INT4_OID, values.length)
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    out[at + 3] = 4
    out[at + 2] = 0
    out[at + 1] = 0
    out[at] = 0
    out[at + 4] = value >>> 24
    out[at + 5] = value >>> 16
    out[at + 6] = value >>> 8
    out[at + 7] = value
    at += 8
  }
  out.writeInt32BE(at - start - 4, start)
  return at
}

function writeTexts(out: Buffer, start: number, values: readonly string[]): number {
  let at = writeArrayHead(out, start, TEXT_OID, values.length)
  for (const value of values) at = writeText(out, at, value)
  out.writeInt32BE(at - start - 4, start)
  return at
}

/** Dimensions, no nulls, element type, then length and lower bound of the one dimension; an empty array has none. */
function writeArrayHead(out: Buffer, start: number, elementOid: number, length: number): number {
  let at = out.writeInt32BE(length === 0 ? 0 : 1, start + 4)
  at = out.writeInt32BE(0, at)
  at = out.writeInt32BE(elementOid, at)
  if (length === 0) return at
  at = out.writeInt32BE(length, at)
  return out.writeInt32BE(1, at)
}
