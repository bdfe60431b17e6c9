import { route } from '@/lib/http/route'
import { resendDelivery } from '@/lib/usecases/webhooks/deliveries'

export const POST = route('grid', async ({ ctx, params }) => ({
  status: 202,
  data: await resendDelivery({ ctx, input: { id: params.id ?? '' } }),
}))
