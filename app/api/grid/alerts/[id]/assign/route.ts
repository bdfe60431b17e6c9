import { route } from '@/lib/http/route'
import { assignAlert } from '@/lib/usecases/alerts/assign-alert'

export const POST = route('grid', async ({ ctx, params, json }) => ({
  data: await assignAlert({ ctx, input: { alertId: params.id ?? '', body: await json() } }),
}))
