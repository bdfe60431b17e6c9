import { route } from '@/lib/http/route'
import { listSources } from '@/lib/usecases/sources/list-sources'

export const GET = route('grid', async ({ ctx }) => ({
  body: { data: await listSources(ctx), nextCursor: null },
}))
