import { AppError } from '@/lib/errors'
import type { OrderDto } from '@/lib/protocol/order'
import { requireCustomer } from '../authorize'
import type { Call } from '../context'
import { presentOrder } from './present-order'

export async function readOrder({ ctx, input }: Call<{ orderId: string }>): Promise<OrderDto> {
  const { meterId } = requireCustomer(ctx.actor)
  const row = await ctx.db.order.findFirst({
    where: { id: input.orderId, meterId },
    include: { history: true },
  })
  if (!row) throw new AppError('not-found', 'There is no such order of yours.')
  return presentOrder(row)
}
