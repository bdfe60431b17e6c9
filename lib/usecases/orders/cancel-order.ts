import { AppError } from '@/lib/errors'
import type { OrderDto } from '@/lib/protocol/order'
import { requireCustomer } from '../authorize'
import { type Call, withTransaction } from '../context'
import { advanceOrder, loadOwnOrder } from './advance-order'
import { cancellationOf } from './cancellation-of'
import { decideOrderCards } from './decide-order-cards'
import { presentOrder } from './present-order'

/** Ends an order. Cancelling the order of an enrollment leaves the program. Cancelled twice it is done once. */
export async function cancelOrder({
  ctx,
  input,
}: Call<{ orderId: string; note?: string }>): Promise<OrderDto> {
  const actor = requireCustomer(ctx.actor)
  const gridNow = await ctx.gridNow()
  return withTransaction(ctx, async (tx) => {
    const order = await loadOwnOrder(tx, ctx, input.orderId)
    if (order.state !== 'cancelled') {
      const ending = cancellationOf(order)
      if (!ending.allowed)
        throw new AppError(
          'not-eligible',
          'Your system is switched on: this order cannot be canceled any more. Ask for a person.',
        )
      await advanceOrder(
        tx,
        ctx,
        order,
        'cancelled',
        ending.feeMinor > 0
          ? { stageData: { ...(order.stageData as object), cancellationFeeMinor: ending.feeMinor } }
          : {},
        input.note,
      )
      await tx.enrollment.updateMany({
        where: { orderId: order.id, meterId: actor.meterId, state: { in: ['active', 'paused'] } },
        data: {
          state: 'left',
          leftAt: gridNow,
          leftReason: input.note ?? 'order cancelled',
          version: { increment: 1 },
        },
      })
      await decideOrderCards(tx, actor.customerId, order.id, {
        state: 'declined',
        by: actor.name,
        at: ctx.now(),
      })
    }
    return presentOrder(
      await tx.order.findUniqueOrThrow({ where: { id: order.id }, include: { history: true } }),
    )
  })
}
