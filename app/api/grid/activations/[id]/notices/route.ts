import { route } from '@/lib/http/route'
import { listNotices } from '@/lib/usecases/activations/list-notices'

export const GET = route('grid', async ({ ctx, params, query }) => ({
  body: {
    data: await listNotices({ ctx, input: { activationId: params.id ?? '', state: query.get('state') } }),
    nextCursor: null,
  },
}))
