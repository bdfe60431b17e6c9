import type { Prisma } from '@/lib/db/generated/client'
import { randomReference } from '@/lib/db/reference'
import { actorName } from '@/lib/domain/actor'
import { AppError } from '@/lib/errors'
import type { OrderDomain, OrderDto } from '@/lib/protocol/order'
import { CreateOrderInput } from '@/lib/protocol/order'
import { requireCustomer } from '../authorize'
import { type Call, withTransaction } from '../context'
import { listOffers } from '../offers/list-offers'
import { decideOrderCards } from './decide-order-cards'
import { refuseSecondSolar } from './held-solar-order'
import { presentOrder } from './present-order'

/**
 * Takes one of the offers that this meter can take. The same offer selected twice is one open order.
 * Errors: not-eligible, also when a solar order is under way already.
 */
export async function selectOffer({ ctx, input }: Call<unknown>): Promise<OrderDto> {
  const actor = requireCustomer(ctx.actor)
  const { offerId } = CreateOrderInput.parse(input)
  const domain: OrderDomain = offerId.startsWith('solar:') ? 'solar' : 'dfp'
  if (domain === 'solar') await refuseSecondSolar(ctx.db, actor.meterId)
  const { offers, excluded } = await listOffers({ ctx, input: { domain } })
  const offer = offers.find((o) => o.offerId === offerId)
  if (!offer) {
    const why = excluded.find((one) => one.offerId === offerId)
    const detail = why ? `${why.name}: ${why.reason}.` : 'There is no such offer.'
    throw new AppError('not-eligible', `${detail} Ask for the offers that fit your meter.`)
  }
  return withTransaction(ctx, async (tx) => {
    const open = await tx.order.findMany({
      where: { meterId: actor.meterId, domain, state: { in: ['selected', 'initialised'] } },
      include: { history: true },
    })
    const same = open.find((o) => o.offerId === offerId && o.state === 'selected')
    if (same) return presentOrder(same)
    for (const order of open) {
      await tx.order.updateMany({
        where: { id: order.id, version: order.version },
        data: { state: 'cancelled', version: { increment: 1 } },
      })
      await tx.orderEvent.create({
        data: {
          orderId: order.id,
          state: 'cancelled',
          actor: actorName(ctx.actor),
          note: 'another offer was selected',
          at: ctx.now(),
        },
      })
      await decideOrderCards(tx, actor.customerId, order.id, {
        state: 'superseded',
        by: 'agent',
        at: ctx.now(),
      })
    }
    const now = ctx.now()
    const order = await tx.order.create({
      data: {
        reference: randomReference(domain === 'dfp' ? 'DFP' : 'SOL'),
        meterId: actor.meterId,
        customerId: actor.customerId,
        domain,
        offerId,
        state: 'selected',
        offer: { ...offer } as unknown as Prisma.InputJsonValue,
        createdAt: now,
        history: {
          create: [
            { state: 'searched', actor: actorName(ctx.actor), at: now },
            { state: 'selected', actor: actorName(ctx.actor), at: now },
          ],
        },
      },
      include: { history: true },
    })
    return presentOrder(order)
  })
}
