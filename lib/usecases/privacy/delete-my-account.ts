import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { ROOMS } from '@/lib/db/outbox'
import { ANSWERABLE } from '@/lib/domain/activation/activation-state'
import { actorName } from '@/lib/domain/actor'
import { AppError, isAppError } from '@/lib/errors'
import { respondToEvent } from '../activations/respond-to-event'
import { requireCustomer } from '../authorize'
import { type Context, withTransaction } from '../context'
import { cancellationOf } from '../orders/cancellation-of'
import { endSessions } from '../sessions/end-session'
import { recipientsOf } from './export-my-data'

/** Why an account cannot be deleted now; null when it can. An order that would cost money is a person's matter first. */
export async function whyNotDeletable(ctx: Context): Promise<string | null> {
  const { meterId } = requireCustomer(ctx.actor)
  const orders = await ctx.db.order.findMany({ where: { meterId, domain: 'solar', state: 'active' } })
  const binding = orders.find((order) => {
    if (order.stage === 'switched-on') return false
    const ending = cancellationOf(order)
    return !ending.allowed || ending.feeMinor > 0
  })
  return binding
    ? `Your solar order ${binding.reference} is being built. Cancel it or let it finish, then delete your account.`
    : null
}

/**
 * Deletes a customer by their own wish: personal fields, conversation, devices, quarter-hour readings, codes and messages
 * go; a tombstone stays so that nobody signs in, with the bookings that the law keeps (orders, settlements, month totals).
 */
export async function deleteMyAccount(ctx: Context): Promise<{ deletedAt: string }> {
  const actor = requireCustomer(ctx.actor)
  const refusal = await whyNotDeletable(ctx)
  if (refusal) throw new AppError('conflict', refusal)
  await declineOpenEvents(ctx)
  const gridNow = await ctx.gridNow()
  const now = ctx.now()
  return withTransaction(ctx, async (tx) => {
    await tx.$queryRaw`select 1 from "Customer" where id = ${actor.customerId} for update`
    const customer = await tx.customer.findFirst({
      where: { id: actor.customerId, meterId: actor.meterId, deletedAt: null },
    })
    if (!customer) throw new AppError('not-found', 'This account has been deleted already.')
    await endSessions(tx, { customerId: customer.id }, 'deleted', now)
    await tx.session.updateMany({
      where: { customerId: customer.id },
      data: { userAgent: '', visitorId: null },
    })
    await leaveEverything(tx, ctx, gridNow)
    await forgetWords(tx, customer.id)
    await forgetMeter(tx, actor.meterId, recipientsOf(customer))
    await tx.customer.update({
      where: { id: customer.id },
      data: {
        name: 'Deleted',
        phone: '',
        email: null,
        preferences: {},
        vacationUntil: null,
        medicalEquipment: false,
        demoLogin: false,
        deletedAt: now,
      },
    })
    return { deletedAt: now.toISOString() }
  })
}

async function leaveEverything(tx: Tx, ctx: Context, gridNow: Date): Promise<void> {
  const { meterId } = requireCustomer(ctx.actor)
  await tx.enrollment.updateMany({
    where: { meterId, state: { in: ['active', 'paused'] } },
    data: { state: 'left', leftAt: gridNow, leftReason: 'account deleted', version: { increment: 1 } },
  })
  const open = await tx.order.findMany({
    where: {
      meterId,
      state: { in: ['selected', 'initialised', 'confirmed', 'active'] },
      OR: [{ stage: null }, { stage: { not: 'switched-on' } }],
    },
    select: { id: true },
  })
  const ids = open.map((order) => order.id)
  await tx.order.updateMany({
    where: { id: { in: ids }, meterId },
    data: { state: 'cancelled', version: { increment: 1 } },
  })
  await tx.orderEvent.createMany({
    data: ids.map((orderId) => ({
      orderId,
      state: 'cancelled',
      actor: actorName(ctx.actor),
      note: 'account deleted',
      at: ctx.now(),
    })),
  })
  await tx.order.updateMany({ where: { meterId }, data: { consent: Prisma.DbNull } })
}

async function forgetWords(tx: Tx, customerId: string): Promise<void> {
  const conversation = await tx.conversation.findUnique({ where: { customerId } })
  if (conversation) {
    await tx.message.deleteMany({ where: { conversationId: conversation.id } })
    await tx.outbox.deleteMany({
      where: { audience: ROOMS.conversation(conversation.id), publishedAt: { not: null } },
    })
    await tx.conversation.delete({ where: { id: conversation.id } })
  }
  await tx.ticket.updateMany({
    where: { customerId },
    data: { text: '', contact: null, callbackAt: null, customerId: null, state: 'closed' },
  })
  await tx.dataAccess.deleteMany({ where: { customerId } })
}

async function forgetMeter(tx: Tx, meterId: string, recipients: string[]): Promise<void> {
  await tx.meterDay.deleteMany({ where: { meterId } })
  await tx.meterFiveMinutes.deleteMany({ where: { meterId } })
  await tx.device.deleteMany({ where: { meterId } })
  await tx.otpChallenge.deleteMany({ where: { meterId } })
  await tx.rateLimit.deleteMany({ where: { key: { contains: meterId } } })
  await tx.outboundMessage.deleteMany({ where: { recipient: { in: recipients } } })
  const own = await tx.participant.findMany({ where: { meterId }, select: { id: true } })
  await tx.settlement.updateMany({
    where: { participantId: { in: own.map((row) => row.id) } },
    data: { baseline: {} },
  })
}

async function declineOpenEvents(ctx: Context): Promise<void> {
  const { meterId } = requireCustomer(ctx.actor)
  const open = await ctx.db.participant.findMany({
    where: {
      meterId,
      noticedAt: { not: null },
      state: { not: 'declined' },
      activation: { state: { in: [...ANSWERABLE] } },
    },
  })
  for (const { activationId } of open)
    await respondToEvent({ ctx, input: { activationId, accept: false } }).catch((error: unknown) => {
      if (!isAppError(error)) throw error
    })
}
