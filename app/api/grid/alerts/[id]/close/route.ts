import { optionalJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'
import { closeAlert } from '@/lib/usecases/alerts/close-alert'

export const POST = route('grid', async ({ ctx, params, request }) => ({
  data: await closeAlert({ ctx, input: { alertId: params.id ?? '', body: await optionalJson(request) } }),
}))
