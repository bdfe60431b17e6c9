import { route } from '@/lib/http/route'
import { planAlert } from '@/lib/usecases/recommendations/plan-alert'

export const POST = route('grid', async ({ ctx, params }) => ({
  data: await planAlert({ ctx, input: { alertId: params.id ?? '' } }),
}))
