import { route } from '@/lib/http/route'
import { readOrder } from '@/lib/usecases/orders/read-order'

export const GET = route('customer', async ({ ctx, params }) => ({
  data: await readOrder({ ctx, input: { orderId: params.id ?? '' } }),
}))
