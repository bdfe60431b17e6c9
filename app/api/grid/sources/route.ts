import { route } from '@/lib/http/route'
import { listOwnSources } from '@/lib/usecases/sources/list-sources'

export const GET = route('grid', async ({ ctx }) => ({
  body: { data: await listOwnSources(ctx), nextCursor: null },
}))
