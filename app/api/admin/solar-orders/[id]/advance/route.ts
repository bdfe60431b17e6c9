import { route } from '@/lib/http/route'
import { AdvanceSolarInput } from '@/lib/protocol/admin-customers'
import { requireStaff } from '@/lib/usecases/authorize'
import { advanceSolarOrder } from '@/lib/usecases/orders/advance-solar-order'

export const POST = route('grid', async ({ ctx, params, json }) => {
  requireStaff(ctx.actor, 'operator')
  const input = AdvanceSolarInput.parse(await json())
  return { data: await advanceSolarOrder({ ctx, input: { ...input, orderId: params.id ?? '' } }) }
})
