import { readOptionalJson, route } from '@/lib/http/route'
import { initOrder } from '@/lib/usecases/orders/init-order'

export const POST = route('customer', async ({ ctx, params, request }) => {
  const body = await readOptionalJson(request)
  const { order } = await initOrder({ ctx, input: { orderId: params.id ?? '', body } })
  return { data: order }
})
