import { route } from '@/lib/http/route'
import { rotateWebhookSecret } from '@/lib/usecases/webhooks/manage-webhooks'

export const POST = route('grid', async ({ ctx, params }) => ({
  status: 201,
  data: await rotateWebhookSecret({ ctx, input: { id: params.id ?? '' } }),
}))
