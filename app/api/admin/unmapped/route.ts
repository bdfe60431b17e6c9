import { route } from '@/lib/http/route'
import { listUnmapped } from '@/lib/usecases/asset-mapping/list-unmapped'

export const GET = route('grid', async ({ ctx }) => ({
  body: { data: await listUnmapped(ctx), nextCursor: null },
}))
