import { decodeCursor, encodeCursor, readLimit, route } from '@/lib/http/route'
import { listTransformers } from '@/lib/usecases/transformers/list-transformers'

/** Their order is the network's and does not change: a cursor is the last one's id alone. */
const ALWAYS = new Date(0)

export const GET = route('grid', async ({ ctx, query }) => {
  const limit = readLimit(query, 500, 5000)
  const afterId = decodeCursor(query.get('cursor'))?.id ?? null
  const rows = await listTransformers({
    ctx,
    input: { query: Object.fromEntries(query), limit: limit + 1, afterId },
  })
  const data = rows.slice(0, limit)
  const last = rows.length > limit ? data.at(-1) : undefined
  return { body: { data, nextCursor: last ? encodeCursor(ALWAYS, last.id) : null } }
})
