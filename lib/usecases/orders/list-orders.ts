import type { OrderDto } from '@/lib/protocol/order'
import { requireCustomer } from '../authorize'
import type { Context } from '../context'
import { presentOrder } from './present-order'

export type OrderPage = { after: { at: Date; id: string } | null; limit: number }

/** The customer's own orders, newest first. */
export async function listOrders(
  ctx: Context,
  page: OrderPage = { after: null, limit: 50 },
): Promise<OrderDto[]> {
  const { meterId } = requireCustomer(ctx.actor)
  const rows = await ctx.db.order.findMany({
    where: {
      meterId,
      ...(page.after
        ? {
            OR: [
              { createdAt: { lt: page.after.at } },
              { createdAt: page.after.at, id: { lt: page.after.id } },
            ],
          }
        : {}),
    },
    include: { history: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: page.limit,
  })
  return rows.map(presentOrder)
}
