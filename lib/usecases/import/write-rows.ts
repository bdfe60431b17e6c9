import type { Tx } from '@/lib/db/client'

export type Written = { created: Set<string>; changed: Set<string> }

const CHUNK = 2000

/** Runs an upsert that returns id and created for what it touched, chunk by chunk. Rows it leaves alone are unchanged. */
export async function writeRows(
  tx: Tx,
  rows: Record<string, unknown>[],
  upsert: (tx: Tx, json: string) => Promise<{ id: string; created: boolean }[]>,
): Promise<Written> {
  const created = new Set<string>()
  const changed = new Set<string>()
  for (let at = 0; at < rows.length; at += CHUNK)
    for (const row of await upsert(tx, JSON.stringify(rows.slice(at, at + CHUNK))))
      (row.created ? created : changed).add(row.id)
  return { created, changed }
}
