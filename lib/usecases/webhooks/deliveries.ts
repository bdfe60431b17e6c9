import { uuidV7 } from '@/lib/db/uuid-v7'
import { AppError } from '@/lib/errors'
import { type DeliveryDto, DeliveryQuery } from '@/lib/protocol/admin-webhooks'
import type { Page } from '@/lib/protocol/grid-queries'
import { recordAudit } from '@/lib/usecases/audit/record-audit'
import { requireStaff } from '@/lib/usecases/authorize'
import { type Call, withTransaction } from '@/lib/usecases/context'
import { pageArgs } from '@/lib/usecases/page'
import { presentDelivery } from './present-webhook'

/** Deliveries newest first, by webhook and state, with what was answered. */
export async function listDeliveries({
  ctx,
  input,
}: Call<{ query: unknown; page: Page }>): Promise<DeliveryDto[]> {
  requireStaff(ctx.actor, 'admin')
  const { webhookId, state } = DeliveryQuery.parse(input.query)
  const { where, ...page } = pageArgs(input.page)
  const rows = await ctx.db.webhookDelivery.findMany({
    ...page,
    where: { AND: [where, { endpointId: webhookId, state }] },
    include: { endpoint: true },
  })
  return rows.map(presentDelivery)
}

/** Sends one again, under its own webhook-id: a receiver that has it already drops it. */
export async function resendDelivery({ ctx, input }: Call<{ id: string }>): Promise<DeliveryDto> {
  requireStaff(ctx.actor, 'admin')
  return withTransaction(ctx, async (tx) => {
    const row = await tx.webhookDelivery.findUnique({ where: { id: input.id }, include: { endpoint: true } })
    if (!row) throw new AppError('not-found', 'There is no such delivery.')
    if (row.endpoint.state !== 'active')
      throw new AppError('conflict', 'The webhook is disabled. Make it active first.')
    const data = { state: 'queued', attempts: 0, nextAttemptAt: ctx.now(), lastError: null }
    const after = await tx.webhookDelivery.update({
      where: { id: row.id },
      data,
      include: { endpoint: true },
    })
    await recordAudit(tx, ctx, 'webhook.resent', `webhook:${row.endpointId}`, { eventId: row.eventId })
    return presentDelivery(after)
  })
}

/** Sends something harmless of the type webhook.test. */
export async function testWebhook({ ctx, input }: Call<{ id: string }>): Promise<DeliveryDto> {
  const staff = requireStaff(ctx.actor, 'admin')
  return withTransaction(ctx, async (tx) => {
    const endpoint = await tx.webhookEndpoint.findUnique({ where: { id: input.id } })
    if (!endpoint) throw new AppError('not-found', 'There is no such webhook.')
    if (endpoint.state !== 'active')
      throw new AppError('conflict', 'The webhook is disabled. Make it active first.')
    const id = uuidV7()
    const data = { test: true, by: staff.name }
    const row = await tx.webhookDelivery.create({
      data: {
        id,
        endpointId: endpoint.id,
        eventId: `msg_${id}`,
        type: 'webhook.test',
        payload: { type: 'webhook.test', timestamp: ctx.now().toISOString(), data },
        createdAt: ctx.now(),
        nextAttemptAt: ctx.now(),
      },
      include: { endpoint: true },
    })
    await recordAudit(tx, ctx, 'webhook.tested', `webhook:${endpoint.id}`)
    return presentDelivery(row)
  })
}
