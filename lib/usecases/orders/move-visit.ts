import type { Prisma } from '@/lib/db/generated/client'
import { visitSlots } from '@/lib/domain/solar/visit-slots'
import { AppError } from '@/lib/errors'
import type { OrderDto } from '@/lib/protocol/order'
import { requireCustomer } from '../authorize'
import { type Call, withTransaction } from '../context'
import { presentOrder } from './present-order'

/** Moves the site visit of the customer's solar order to one of the times on offer. Errors: not-found, invalid-input. */
export async function moveVisit({ ctx, input }: Call<{ slot: string }>): Promise<OrderDto> {
  const { meterId } = requireCustomer(ctx.actor)
  const slots = visitSlots(await ctx.gridNow(), ctx.env.TIME_ZONE).map((slot) => slot.toISOString())
  if (!slots.includes(input.slot))
    throw new AppError('invalid-input', 'This time is not on offer any more. Choose one of the newest times.')
  return withTransaction(ctx, async (tx) => {
    const order = await tx.order.findFirst({
      where: { meterId, domain: 'solar', state: 'active', stage: 'site-visit' },
      orderBy: { createdAt: 'desc' },
    })
    if (!order) throw new AppError('not-found', 'You have no site visit ahead.')
    const { count } = await tx.order.updateMany({
      where: { id: order.id, meterId, version: order.version },
      data: {
        version: { increment: 1 },
        stageData: { ...(order.stageData as object), visitAt: input.slot } as Prisma.InputJsonValue,
      },
    })
    if (count !== 1) throw new AppError('conflict', 'This order has just changed. Look at it again.')
    return presentOrder(
      await tx.order.findUniqueOrThrow({ where: { id: order.id }, include: { history: true } }),
    )
  })
}
