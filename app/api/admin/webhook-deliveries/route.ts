import { listAnswer } from '@/lib/http/list-answer'
import { route } from '@/lib/http/route'
import { listDeliveries } from '@/lib/usecases/webhooks/deliveries'

export const GET = route('grid', ({ ctx, query }) =>
  listAnswer(
    query,
    (page) => listDeliveries({ ctx, input: { query: Object.fromEntries(query), page } }),
    (delivery) => ({ at: delivery.createdAt, id: delivery.id }),
  ),
)
