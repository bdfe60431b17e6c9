import { decrypt } from '@/lib/auth/secrets'
import { webhookPauseMs } from '@/lib/domain/webhook-retry'
import type { SendWebhook, WebhookReply } from '@/lib/network/send-webhook'
import { webhookHeaders } from '@/lib/network/sign-webhook'
import { asSystem, type Context, withTransaction } from '@/lib/usecases/context'
import { recordAudit } from '../audit/record-audit'
import { requireStaffOrSystem } from '../authorize'

type Due = {
  id: string
  endpointId: string
  eventId: string
  payload: unknown
  attempts: number
  url: string
  name: string
  secret: string
  previousSecret: string | null
  previousSecretUntil: Date | null
}

/** A try that died with its process is taken up after this long. */
const LEASE_MS = 60_000
/** A slow receiver must not hold up the others. */
const AT_ONCE_EACH = 5

/**
 * Takes what is due, at most `most`, and answers one promise for each: what came of a try is written down by it.
 * Leased before, marked after: a crash in between sends it once more under the same webhook-id.
 */
export async function deliverDueWebhooks(
  ctx: Context,
  post: SendWebhook,
  most: number,
  rng: () => number = Math.random,
): Promise<Promise<void>[]> {
  requireStaffOrSystem(ctx.actor, 'admin')
  const now = ctx.now()
  const { rows } = await ctx.pool.query<Due>({
    name: 'claim-webhooks',
    text: CLAIM,
    values: [now, new Date(now.getTime() + LEASE_MS), AT_ONCE_EACH, most],
  })
  return rows.map((row) => deliverOne(ctx, post, row, rng))
}

async function deliverOne(ctx: Context, post: SendWebhook, row: Due, rng: () => number): Promise<void> {
  const startedAt = ctx.now()
  const body = JSON.stringify(row.payload)
  const headers = webhookHeaders(secretsOf(ctx, row), { id: row.eventId, timestamp: startedAt, body })
  const started = performance.now()
  let reply: WebhookReply | null = null
  let lastError: string | null = null
  try {
    reply = await post({ url: row.url, headers, body })
    if (reply.status < 200 || reply.status > 299) lastError = `The receiver answered ${reply.status}.`
  } catch (error) {
    lastError = (error as Error).message.slice(0, 300) || 'The receiver could not be reached.'
  }
  const pauseMs = webhookPauseMs(row.attempts, rng(), reply?.retryAfterMs)
  const gone = reply?.status === 410
  const state = lastError === null ? 'delivered' : gone || pauseMs === null ? 'failed' : 'queued'
  await ctx.db.webhookDelivery.updateMany({
    where: { id: row.id, attempts: row.attempts },
    data: {
      state,
      lastError,
      responseStatus: reply?.status ?? null,
      responseBody: reply?.body ?? null,
      durationMs: Math.round(performance.now() - started),
      attemptedAt: startedAt,
      deliveredAt: state === 'delivered' ? ctx.now() : null,
      ...(state === 'queued' ? { nextAttemptAt: new Date(ctx.now().getTime() + (pauseMs ?? 0)) } : {}),
    },
  })
  if (gone) await disableGone(ctx, row)
  if (lastError)
    ctx.log.warn(
      { webhookId: row.endpointId, attempts: row.attempts, state, lastError },
      'webhook not delivered',
    )
}

/** 410: the receiver wants nothing any more (Standard Webhooks, CloudEvents). */
async function disableGone(ctx: Context, row: Due): Promise<void> {
  await withTransaction(ctx, async (tx) => {
    const { count } = await tx.webhookEndpoint.updateMany({
      where: { id: row.endpointId, state: 'active' },
      data: { state: 'disabled', disabledReason: 'The receiver answered 410: it wants no more deliveries.' },
    })
    if (count === 1)
      await recordAudit(tx, asSystem(ctx, 'webhooks'), 'webhook.gone', `webhook:${row.endpointId}`, {
        name: row.name,
      })
  })
}

function secretsOf(ctx: Context, row: Due): string[] {
  const previous =
    row.previousSecret && row.previousSecretUntil && row.previousSecretUntil > ctx.now()
      ? [row.previousSecret]
      : []
  return [row.secret, ...previous].map((sealed) => decrypt(ctx.env.authSecret, sealed))
}

/** Two processes may look at the same rows: who comes second finds them leased. */
const CLAIM = `
update "WebhookDelivery" d set attempts = d.attempts + 1, "nextAttemptAt" = $2
from "WebhookEndpoint" e
where e.id = d."endpointId" and e.state = 'active' and d.state = 'queued' and d."nextAttemptAt" <= $1 and d.id in (
  select id from (
    select w.id, w."nextAttemptAt", row_number() over (partition by w."endpointId" order by w."nextAttemptAt", w.id) as place
    from "WebhookDelivery" w join "WebhookEndpoint" x on x.id = w."endpointId" and x.state = 'active'
    where w.state = 'queued' and w."nextAttemptAt" <= $1) due
  where place <= $3 order by "nextAttemptAt" limit $4)
returning d.id, d."endpointId", d."eventId", d.payload, d.attempts, e.url, e.name, e.secret, e."previousSecret",
  e."previousSecretUntil"`
