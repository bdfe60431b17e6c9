import type { Tx } from '@/lib/db/client'
import type { WebhookDelivery, WebhookEndpoint } from '@/lib/db/generated/client'
import { AppError } from '@/lib/errors'
import type { DeliveryDto, WebhookDto } from '@/lib/protocol/admin-webhooks'
import { requireStaff } from '@/lib/usecases/authorize'
import type { Context } from '@/lib/usecases/context'

const DAY_MS = 86_400_000

type Counts = {
  endpointId: string
  queued: number
  delivered24h: number
  failed24h: number
  lastDeliveredAt: Date | null
}
type LastError = { endpointId: string; lastError: string | null; state: string }

/** Every endpoint with how its deliveries go. */
export async function listWebhooks(ctx: Context): Promise<WebhookDto[]> {
  requireStaff(ctx.actor, 'admin')
  return readWebhooks(ctx.db, ctx, {})
}

export async function readOneWebhook(tx: Tx, ctx: Context, id: string): Promise<WebhookDto> {
  const [webhook] = await readWebhooks(tx, ctx, { id })
  if (!webhook) throw new AppError('not-found', 'There is no such webhook.')
  return webhook
}

async function readWebhooks(tx: Tx, ctx: Context, where: { id?: string }): Promise<WebhookDto[]> {
  const since = new Date(ctx.now().getTime() - DAY_MS)
  const rows = await tx.webhookEndpoint.findMany({ where, orderBy: { createdAt: 'desc' } })
  const ids = rows.map((row) => row.id)
  const counts = await tx.$queryRaw<Counts[]>`
    select "endpointId", (count(*) filter (where state = 'queued'))::int as queued,
      (count(*) filter (where state = 'delivered' and "deliveredAt" > ${since}))::int as "delivered24h",
      (count(*) filter (where state = 'failed' and "attemptedAt" > ${since}))::int as "failed24h",
      max("deliveredAt") as "lastDeliveredAt"
    from "WebhookDelivery" where "endpointId" = any(${ids}) group by 1`
  // The newest try tells: an error that a later delivery overcame is none any more.
  const newest = await tx.$queryRaw<LastError[]>`
    select distinct on ("endpointId") "endpointId", "lastError", state from "WebhookDelivery"
    where "endpointId" = any(${ids}) and "attemptedAt" is not null order by "endpointId", "attemptedAt" desc`
  return rows.map((row) =>
    present(
      row,
      counts.find((one) => one.endpointId === row.id),
      newest.find((one) => one.endpointId === row.id),
    ),
  )
}

function present(
  row: WebhookEndpoint,
  counts: Counts | undefined,
  newest: LastError | undefined,
): WebhookDto {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    events: row.events,
    state: row.state as WebhookDto['state'],
    disabledReason: row.disabledReason,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    queued: counts?.queued ?? 0,
    delivered24h: counts?.delivered24h ?? 0,
    failed24h: counts?.failed24h ?? 0,
    lastDeliveredAt: counts?.lastDeliveredAt?.toISOString() ?? null,
    lastError: newest && newest.state !== 'delivered' ? newest.lastError : null,
  }
}

export function presentDelivery(row: WebhookDelivery & { endpoint: WebhookEndpoint }): DeliveryDto {
  return {
    id: row.id,
    webhookId: row.endpointId,
    webhook: row.endpoint.name,
    eventId: row.eventId,
    type: row.type,
    payload: row.payload as Record<string, unknown>,
    state: row.state as DeliveryDto['state'],
    attempts: row.attempts,
    nextAttemptAt: row.state === 'queued' ? row.nextAttemptAt.toISOString() : null,
    responseStatus: row.responseStatus,
    responseBody: row.responseBody,
    lastError: row.lastError,
    durationMs: row.durationMs,
    createdAt: row.createdAt.toISOString(),
    attemptedAt: row.attemptedAt?.toISOString() ?? null,
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
  }
}
