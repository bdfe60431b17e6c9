import type { CanonicalAlert } from '@/lib/domain/alert/canonical-alert'
import { ingestCanonical } from '@/lib/usecases/alerts/ingest-canonical'
import { notePayload, storePayload } from '@/lib/usecases/alerts/store-payload'
import { requireScope } from '@/lib/usecases/authorize'
import type { Context } from '@/lib/usecases/context'
import { readIntakeSource, touchSource } from '@/lib/usecases/sources/read-intake-source'
import { checkSignature } from './check-signature'
import { parseJson, readText } from './read-json'
import { requireJson } from './require-json'
import type { Answer } from './route'

export type Adapting = { now: Date; assetLabel: string | undefined }

/**
 * What another product's webhook sends: kept as it came, read by its adapter, taken alert by alert, answered 202.
 * A body that is not the product's is the only thing refused; trouble of ours is a 503, which such senders retry.
 */
export async function postWebhook(
  ctx: Context,
  request: Request,
  format: string,
  adapt: (body: unknown, adapting: Adapting) => CanonicalAlert[],
): Promise<Answer> {
  requireScope(ctx.actor, 'alerts:write')
  requireJson(request)
  const rawBody = await readText(request)
  return takeWebhook(
    ctx,
    { format, headers: request.headers, rawBody, kept: rawBody },
    async (taking, body, adapting) => {
      const alerts = adapt(body, adapting)
      const outcomes = await ingestCanonical({ ctx: taking, input: { format, alerts } })
      return { status: 202, data: { received: alerts.length, alerts: outcomes } }
    },
  )
}

/** Keeps the body, checks the signature, hands the parsed body on; what goes wrong is noted beside the kept body. */
export async function takeWebhook(
  ctx: Context,
  message: { format: string; headers: Headers; rawBody: string; kept: string },
  run: (taking: Context, body: unknown, adapting: Adapting) => Promise<Answer>,
): Promise<Answer> {
  const { format, headers, rawBody, kept } = message
  const payload = storePayload(ctx, format, kept)
  const [source] = await Promise.all([readIntakeSource(ctx, format), payload.stored])
  const now = ctx.now()
  try {
    checkSignature(source, headers, rawBody, now)
    const answer = await run({ ...ctx, payload: { id: payload.id } }, parseJson(rawBody), {
      now,
      assetLabel: source.assetLabel,
    })
    await touchSource(ctx, format)
    return answer
  } catch (error) {
    await notePayload(ctx, payload.id, `refused: ${(error as Error).message}`)
    throw error
  }
}
