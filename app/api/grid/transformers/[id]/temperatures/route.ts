import { route } from '@/lib/http/route'
import { readTemperatures } from '@/lib/usecases/transformers/read-temperatures'

export const GET = route('grid', async ({ ctx, params, query }) => ({
  data: await readTemperatures({
    ctx,
    input: { transformerId: params.id ?? '', query: Object.fromEntries(query) },
  }),
}))
