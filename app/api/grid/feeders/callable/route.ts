import { route } from '@/lib/http/route'
import { readFeederReserves } from '@/lib/usecases/feeders/read-feeder-reserves'

export const GET = route('grid', async ({ ctx, query }) => ({
  data: await readFeederReserves({ ctx, input: { query: Object.fromEntries(query) } }),
}))
