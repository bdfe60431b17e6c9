import { route } from '@/lib/http/route'
import { createWebhook } from '@/lib/usecases/webhooks/manage-webhooks'
import { listWebhooks } from '@/lib/usecases/webhooks/present-webhook'

export const GET = route('grid', async ({ ctx }) => ({
  body: { data: await listWebhooks(ctx), nextCursor: null },
}))

export const POST = route('grid', async ({ ctx, json }) => ({
  status: 201,
  data: await createWebhook({ ctx, input: await json() }),
}))
