import { listAnswer } from '@/lib/http/list-answer'
import { route } from '@/lib/http/route'
import { listSolarOrders } from '@/lib/usecases/orders/list-solar-orders'

export const GET = route('grid', ({ ctx, query }) =>
  listAnswer(
    query,
    (page) => listSolarOrders({ ctx, input: { page, view: query.get('view') ?? undefined } }),
    (order) => ({ at: order.createdAt, id: order.id }),
  ),
)
