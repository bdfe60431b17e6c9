import type { Prisma } from '@/lib/db/generated/client'
import { actorName } from '@/lib/domain/actor'
import { asSolarStage, nextSolarStage, type SolarStage } from '@/lib/domain/solar/stages'
import { AppError } from '@/lib/errors'
import { getTranslator } from '@/lib/i18n/translator'
import type { OrderDto } from '@/lib/protocol/order'
import { recordAudit } from '../audit/record-audit'
import { requireStaffOrSystem } from '../authorize'
import { type Call, withTransaction } from '../context'
import { appendMessage } from '../conversations/append-message'
import { ensureCustomerConversation } from '../conversations/ensure-conversation'
import { presentOrder } from './present-order'

export type AdvanceSolarInput = {
  orderId: string
  /** The stage the caller saw: a stage that has moved on since is not moved twice */
  fromStage: SolarStage
  note?: string
}

/** Staff (or the demo's labelled simulator) moves an active solar order to its next stage, and the customer is told. */
export async function advanceSolarOrder({ ctx, input }: Call<AdvanceSolarInput>): Promise<OrderDto> {
  requireStaffOrSystem(ctx.actor, 'operator')
  const simulated = ctx.actor.kind === 'system'
  return withTransaction(ctx, async (tx) => {
    const order = await tx.order.findFirst({ where: { id: input.orderId, domain: 'solar' } })
    if (!order) throw new AppError('not-found', 'There is no such solar order.')
    const stage = asSolarStage(order.stage)
    const next = stage ? nextSolarStage(stage) : null
    if (order.state !== 'active' || !stage || !next)
      throw new AppError('out-of-order', 'This order has no further stage.')
    if (stage !== input.fromStage)
      throw new AppError('conflict', `This order is at the stage ${stage} by now. Look at it again.`)
    const { count } = await tx.order.updateMany({
      where: { id: order.id, state: 'active', stage, version: order.version },
      data: {
        stage: next,
        version: { increment: 1 },
        stageData: {
          ...((order.stageData as object | null) ?? {}),
          [`${stage}DoneAt`]: ctx.now().toISOString(),
          ...(simulated ? { simulated: true } : {}),
        } as Prisma.InputJsonValue,
      },
    })
    if (count !== 1) throw new AppError('conflict', 'This order has just changed. Look at it again.')
    await tx.orderEvent.create({
      data: {
        orderId: order.id,
        state: 'active',
        actor: actorName(ctx.actor),
        note: [`stage ${next}`, simulated ? 'simulated' : null, input.note].filter(Boolean).join(', '),
        at: ctx.now(),
      },
    })
    const customer = await tx.customer.findFirst({ where: { id: order.customerId, deletedAt: null } })
    if (customer) {
      const t = await getTranslator(customer.locale === 'es' ? 'es' : 'en', 'solar')
      const { name } = order.offer as { name: string }
      const text = t(`stageNotice.${next}`, { name }) + (simulated ? ` ${t('stageNotice.simulated')}` : '')
      const { id } = await ensureCustomerConversation(tx, customer.id)
      await appendMessage(tx, id, {
        role: 'system',
        kind: 'notice',
        parts: [
          { type: 'text', text },
          {
            type: 'orders',
            items: [
              {
                orderId: order.id,
                reference: order.reference,
                domain: 'solar',
                name,
                state: 'active',
                stage: next,
                at: ctx.now().toISOString(),
                facts: [{ label: t('stage.label'), value: t(`stage.${next}`) }],
              },
            ],
            summary: text,
          },
        ],
      })
    }
    const moved = await tx.order.findUniqueOrThrow({ where: { id: order.id }, include: { history: true } })
    if (!simulated)
      await recordAudit(tx, ctx, 'solar-order.advanced', `order:${order.reference}`, {
        from: stage,
        to: next,
      })
    return presentOrder(moved)
  })
}
