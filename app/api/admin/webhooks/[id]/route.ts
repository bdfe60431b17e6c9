import { route } from '@/lib/http/route'
import { changeWebhook, removeWebhook } from '@/lib/usecases/webhooks/manage-webhooks'

export const PATCH = route('grid', async ({ ctx, params, json }) => ({
  data: await changeWebhook({ ctx, input: { id: params.id ?? '', body: await json() } }),
}))

export const DELETE = route('grid', async ({ ctx, params }) => {
  await removeWebhook({ ctx, input: { id: params.id ?? '' } })
  return { status: 204 }
})
