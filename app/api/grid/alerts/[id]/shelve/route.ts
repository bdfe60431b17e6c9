import { route } from '@/lib/http/route'
import { shelveAlert } from '@/lib/usecases/alerts/shelve-alert'

export const POST = route('grid', async ({ ctx, params, json }) => ({
  data: await shelveAlert({ ctx, input: { alertId: params.id ?? '', body: await json() } }),
}))
