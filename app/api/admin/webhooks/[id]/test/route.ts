import { route } from '@/lib/http/route'
import { testWebhook } from '@/lib/usecases/webhooks/deliveries'

export const POST = route('grid', async ({ ctx, params }) => ({
  status: 202,
  data: await testWebhook({ ctx, input: { id: params.id ?? '' } }),
}))
