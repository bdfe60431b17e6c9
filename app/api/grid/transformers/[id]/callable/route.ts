import { route } from '@/lib/http/route'
import { readCallable } from '@/lib/usecases/recommendations/read-callable'

export const GET = route('grid', async ({ ctx, params }) => ({
  data: await readCallable({ ctx, input: { transformerId: params.id ?? '' } }),
}))
