import type { CanonicalAlert } from '@/lib/domain/alert/canonical-alert'
import { ingestCanonical } from '@/lib/usecases/alerts/ingest-canonical'
import { notePayload, storePayload } from '@/lib/usecases/alerts/store-payload'
import { requireScope } from '@/lib/usecases/authorize'
import type { Context } from '@/lib/usecases/context'
import { parseJson, readText } from './read-json'
import { requireJson } from './require-json'
import type { Answer } from './route'

/**
 * What another product's webhook sends: kept as it came, read by its adapter, taken alert by alert, answered 202.
 * A body that is not the product's is the only thing refused; trouble of ours is a 503, which such senders retry.
 */
export async function postWebhook(
  ctx: Context,
  request: Request,
  format: string,
  adapt: (body: unknown, now: Date) => CanonicalAlert[],
): Promise<Answer> {
  requireScope(ctx.actor, 'alerts:write')
  requireJson(request)
  const rawBody = await readText(request)
  const payload = await storePayload(ctx, format, rawBody)
  try {
    const alerts = adapt(parseJson(rawBody), ctx.now())
    const outcomes = await ingestCanonical({ ctx, input: { format, alerts } })
    return { status: 202, data: { received: alerts.length, alerts: outcomes } }
  } catch (error) {
    await notePayload(ctx, payload, `refused: ${(error as Error).message}`)
    throw error
  }
}
