import type { Tx } from '@/lib/db/client'
import type { Order, Prisma } from '@/lib/db/generated/client'
import { actorName } from '@/lib/domain/actor'
import { missingStep, type OrderState, orderMayBecome } from '@/lib/domain/order/transitions'
import { AppError } from '@/lib/errors'
import { requireCustomer } from '../authorize'
import type { Context } from '../context'

/** The customer's own order, or not found: another meter's order does not exist for them. */
export async function loadOwnOrder(tx: Tx, ctx: Context, orderId: string): Promise<Order> {
  const { meterId } = requireCustomer(ctx.actor)
  const order = await tx.order.findFirst({ where: { id: orderId, meterId } })
  if (!order) throw new AppError('not-found', 'There is no such order of yours.')
  return order
}

/** Moves an order on, only from the state and version it was read in, and writes its history. */
export async function advanceOrder(
  tx: Tx,
  ctx: Context,
  order: Order,
  to: OrderState,
  data: Prisma.OrderUpdateManyMutationInput = {},
  note?: string,
): Promise<void> {
  const from = order.state as OrderState
  if (!orderMayBecome(from, to))
    throw new AppError('out-of-order', `This step is out of order. Missing: ${missingStep(from, to)}.`)
  const { count } = await tx.order.updateMany({
    where: { id: order.id, state: from, version: order.version },
    data: { ...data, state: to, version: { increment: 1 } },
  })
  if (count !== 1) throw new AppError('conflict', 'This order has just changed. Look at it again.')
  await tx.orderEvent.create({
    data: { orderId: order.id, state: to, actor: actorName(ctx.actor), note: note ?? null, at: ctx.now() },
  })
}
