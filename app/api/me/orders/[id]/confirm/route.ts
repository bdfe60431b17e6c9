import { route } from '@/lib/http/route'
import { confirmOrder } from '@/lib/usecases/orders/confirm-order'

export const POST = route('customer', async ({ ctx, params, json }) => ({
  data: await confirmOrder({ ctx, input: { orderId: params.id ?? '', body: await json() } }),
}))
