import { readLimit, route } from '@/lib/http/route'
import { readOutlook } from '@/lib/usecases/forecasts/read-outlook'

export const GET = route('grid', async ({ ctx, query }) => ({
  data: await readOutlook({
    ctx,
    input: { limit: readLimit(query, 20, 200), transformerIds: query.get('transformerIds')?.split(',') },
  }),
}))
