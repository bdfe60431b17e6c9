import type { Pool, PoolClient } from 'pg'

/** Statements that named a person or meter they had no business with, while a watch was on. */
export type ReadWatch = {
  during: <T>(foreign: readonly string[], run: () => Promise<T>) => Promise<Watched<T>>
}
export type Watched<T> = { result: T; reads: string[] }

type Query = (...args: unknown[]) => unknown

/**
 * Looks at every statement and its values. A foreign id among the values of a statement is a read of (or write to) a
 * foreign row. Counting reports of a street is the one thing that a customer's neighbours are named for.
 */
export function watchReads(pool: Pool): ReadWatch {
  let foreign: readonly string[] = []
  let reads: string[] = []
  const look = (args: unknown[]) => {
    if (foreign.length === 0) return
    const [first, second] = args
    const { text, values } =
      typeof first === 'string'
        ? { text: first, values: second }
        : (first as { text?: string; values?: unknown })
    const named = JSON.stringify(values ?? []) + (text ?? '')
    if (!text || /count\(/i.test(text)) return
    if (foreign.some((id) => named.includes(id))) reads.push(text.slice(0, 300))
  }
  const wrapped = new WeakSet<object>()
  pool.on('connect', (client: PoolClient) => {
    if (wrapped.has(client)) return
    wrapped.add(client)
    const query = client.query.bind(client) as Query
    client.query = ((...args: unknown[]) => {
      look(args)
      return query(...args)
    }) as never
  })
  return {
    async during(ids, run) {
      foreign = ids
      reads = []
      try {
        return { result: await run(), reads }
      } finally {
        foreign = []
      }
    },
  }
}
