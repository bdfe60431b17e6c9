import { route } from '@/lib/http/route'
import { listRecommendations } from '@/lib/usecases/recommendations/list-recommendations'

export const GET = route('grid', async ({ ctx, query }) => ({
  body: { data: await listRecommendations({ ctx, input: { state: query.get('state') } }), nextCursor: null },
}))
