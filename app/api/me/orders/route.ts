import { listAnswer } from '@/lib/http/list-answer'
import { route } from '@/lib/http/route'
import { listOrders } from '@/lib/usecases/orders/list-orders'
import { selectOffer } from '@/lib/usecases/orders/select-offer'

export const GET = route('customer', ({ ctx, query }) =>
  listAnswer(
    query,
    (page) => listOrders(ctx, page),
    (order) => ({ at: order.createdAt, id: order.id }),
  ),
)

export const POST = route('customer', async ({ ctx, json }) => ({
  status: 201,
  data: await selectOffer({ ctx, input: await json() }),
}))
