import { type Answer, decodeCursor, encodeCursor, readLimit } from './route'

export type Page = { after: { at: Date; id: string } | null; limit: number }
type Options<T> = { fallback?: number; max?: number; present?: (rows: T[]) => Promise<unknown[]> }

/**
 * A newest-first list `{data, nextCursor}`: one row more than asked for tells whether there is a next page. `present`
 * is for rows whose order is by something that is not shown.
 */
export async function listAnswer<T>(
  query: URLSearchParams,
  load: (page: Page) => Promise<T[]>,
  keyOf: (row: T) => { at: string; id: string },
  { present, ...limits }: Options<T> = {},
): Promise<Answer> {
  const limit = readLimit(query, limits.fallback, limits.max)
  const rows = await load({ after: decodeCursor(query.get('cursor')), limit: limit + 1 })
  const data = rows.slice(0, limit)
  const last = rows.length > limit ? data.at(-1) : undefined
  const key = last ? keyOf(last) : undefined
  return {
    body: {
      data: present ? await present(data) : data,
      nextCursor: key ? encodeCursor(new Date(key.at), key.id) : null,
    },
  }
}
