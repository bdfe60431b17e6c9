import { optionalJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'
import { acknowledgeAlert } from '@/lib/usecases/alerts/acknowledge-alert'

export const POST = route('grid', async ({ ctx, params, request }) => ({
  data: await acknowledgeAlert({
    ctx,
    input: { alertId: params.id ?? '', body: await optionalJson(request) },
  }),
}))
