import { route } from '@/lib/http/route'
import { readFeederTrends } from '@/lib/usecases/feeders/read-feeder-trends'

export const GET = route('grid', async ({ ctx, query }) => ({
  data: await readFeederTrends({ ctx, input: { query: Object.fromEntries(query) } }),
}))
