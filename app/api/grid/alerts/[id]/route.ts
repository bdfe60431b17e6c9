import { route } from '@/lib/http/route'
import { getAlert } from '@/lib/usecases/alerts/get-alert'

export const GET = route('grid', async ({ ctx, params }) => ({
  data: await getAlert({ ctx, input: { alertId: params.id ?? '' } }),
}))
