import { route } from '@/lib/http/route'
import { listRelatedAlerts } from '@/lib/usecases/alerts/list-related-alerts'

export const GET = route('grid', async ({ ctx, params }) => ({
  body: { data: await listRelatedAlerts({ ctx, input: { alertId: params.id ?? '' } }), nextCursor: null },
}))
