import { route } from '@/lib/http/route'
import { listTransformers } from '@/lib/usecases/transformers/list-transformers'

export const GET = route('grid', async ({ ctx, query }) => ({
  body: {
    data: await listTransformers({ ctx, input: { query: Object.fromEntries(query) } }),
    nextCursor: null,
  },
}))
