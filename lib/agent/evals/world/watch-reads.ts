import { AsyncLocalStorage } from 'node:async_hooks'
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
  const watches = new AsyncLocalStorage<{ foreign: readonly string[]; reads: string[] }>()
  const look = (args: unknown[]) => {
    const watch = watches.getStore()
    if (!watch) return
    const [first, second] = args
    const { text, values } =
      typeof first === 'string'
        ? { text: first, values: second }
        : (first as { text?: string; values?: unknown })
    if (!text || /^\s*insert\b/i.test(text) || /count\(/i.test(text)) return
    const given = [values].flat(2).map(String)
    if (watch.foreign.some((id) => given.includes(id) || text.includes(id)))
      watch.reads.push(text.slice(0, 300))
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
    async during(foreign, run) {
      const reads: string[] = []
      return { result: await watches.run({ foreign, reads }, run), reads }
    },
  }
}
