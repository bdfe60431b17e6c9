import { postAlertsRoute } from '@/lib/http/intake-routes'
import { listAnswer } from '@/lib/http/list-answer'
import { route } from '@/lib/http/route'
import { listAlerts } from '@/lib/usecases/alerts/list-alerts'

export const POST = postAlertsRoute

export const GET = route('grid', ({ ctx, query }) =>
  listAnswer(
    query,
    (page) => listAlerts({ ctx, input: { query: Object.fromEntries(query), page } }),
    (alert) => ({ at: alert.createdAt, id: alert.id }),
    { max: 1000 },
  ),
)
