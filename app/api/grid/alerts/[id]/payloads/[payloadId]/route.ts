import { route } from '@/lib/http/route'
import { getAlertPayload } from '@/lib/usecases/alerts/get-alert-payload'

export const GET = route('grid', async ({ ctx, params }) => ({
  data: await getAlertPayload({
    ctx,
    input: { alertId: params.id ?? '', payloadId: params.payloadId ?? '' },
  }),
}))
