import { route } from '@/lib/http/route'
import { getTransformer } from '@/lib/usecases/transformers/list-transformers'

export const GET = route('grid', async ({ ctx, params }) => ({
  data: await getTransformer({ ctx, input: { transformerId: params.id ?? '' } }),
}))
