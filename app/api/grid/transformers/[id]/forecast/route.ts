import { route } from '@/lib/http/route'
import { readForecast } from '@/lib/usecases/forecasts/read-forecast'

export const GET = route('grid', async ({ ctx, params }) => ({
  data: await readForecast({ ctx, input: { transformerId: params.id ?? '' } }),
}))
