import { AppError } from '@/lib/errors'
import { fromPagerDuty, PagerDutyEvent } from '@/lib/intake/pagerduty'
import { acknowledgeFromSource } from '@/lib/usecases/alerts/acknowledge-from-source'
import { ingestCanonical } from '@/lib/usecases/alerts/ingest-canonical'
import { resolveApiKey } from '@/lib/usecases/api-keys/resolve-api-key'
import { requireScope } from '@/lib/usecases/authorize'
import type { Context } from '@/lib/usecases/context'
import { limitRate } from './limit-rate'
import { takeWebhook } from './post-webhook'
import { parseJson, readText } from './read-json'
import { requireJson } from './require-json'
import type { Answer } from './route'

const FORMAT = 'pagerduty'
const ROUTING_KEY = /("routing_key"\s*:\s*")(?:[^"\\]|\\.)*(")/g

/**
 * An event as PagerDuty's Events API v2 takes it, answered as it answers. Senders of that shape know no Authorization
 * header: one of our API keys as routing_key is as good, and is cut out of the body that is kept.
 */
export async function postPagerDuty(given: Context, request: Request): Promise<Answer> {
  requireJson(request)
  const rawBody = await readText(request)
  const ctx = given.actor.kind === 'apiKey' ? given : await byRoutingKey(given, rawBody)
  requireScope(ctx.actor, 'alerts:write')
  const kept = rawBody.replace(ROUTING_KEY, '$1…$2')
  const message = { format: FORMAT, headers: request.headers, rawBody, kept }
  return takeWebhook(ctx, message, async (taking, body, { now, assetLabel }) => {
    const event = fromPagerDuty(PagerDutyEvent.parse(body), now, assetLabel)
    if (event.action === 'acknowledge')
      await acknowledgeFromSource({ ctx: taking, input: { format: FORMAT, sourceEventId: event.dedupKey } })
    else {
      const [outcome] = await ingestCanonical({
        ctx: taking,
        input: { format: FORMAT, alerts: [event.alert] },
      })
      if (outcome?.outcome === 'refused') throw new AppError('invalid-input', outcome.detail ?? 'Not taken.')
    }
    const answer = { status: 'success', message: 'Event processed', dedup_key: event.dedupKey }
    return { status: 202, body: answer }
  })
}

async function byRoutingKey(ctx: Context, rawBody: string): Promise<Context> {
  const { routing_key: key } = (parseJson(rawBody) ?? {}) as { routing_key?: unknown }
  if (typeof key !== 'string' || !key)
    throw new AppError(
      'unauthenticated',
      'Send an API key as "Authorization: Bearer <key>" or as routing_key of the event.',
    )
  const actor = await resolveApiKey(ctx.db, `Bearer ${key}`, ctx.now())
  limitRate(actor.keyId, ctx.env.API_RATE_PER_SECOND, '/api/grid/alerts/pagerduty', ctx.now())
  return { ...ctx, actor }
}
