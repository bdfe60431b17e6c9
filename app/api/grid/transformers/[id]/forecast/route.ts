import { route } from '@/lib/http/route'
import { forecastLoad } from '@/lib/usecases/transformers/forecast-load'

export const GET = route('grid', async ({ ctx, params }) => ({
  data: await forecastLoad({ ctx, input: { transformerId: params.id ?? '' } }),
}))
