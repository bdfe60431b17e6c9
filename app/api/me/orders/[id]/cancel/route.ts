import { route } from '@/lib/http/route'
import { cancelOrder } from '@/lib/usecases/orders/cancel-order'

export const POST = route('customer', async ({ ctx, params }) => ({
  data: await cancelOrder({ ctx, input: { orderId: params.id ?? '', note: 'cancelled by the customer' } }),
}))
