import { AppError } from '@/lib/errors'
import { ingestAlert } from '@/lib/usecases/alerts/ingest-alert'
import { ingestAlerts } from '@/lib/usecases/alerts/ingest-alerts'
import { notePayload, storePayload } from '@/lib/usecases/alerts/store-payload'
import { requireScope } from '@/lib/usecases/authorize'
import type { Context } from '@/lib/usecases/context'
import { readIntakeSource } from '@/lib/usecases/sources/read-intake-source'
import { checkSignature } from './check-signature'
import { withIdempotency } from './idempotency'
import { problemOf } from './problem'
import { parseJson, readText } from './read-json'
import { requireJson } from './require-json'
import type { Answer } from './route'

const ROUTE = '/api/grid/alerts'

/** POST /api/grid/alerts: one native alert or an array, kept as it came, taken once for an Idempotency-Key. */
export async function postAlerts(ctx: Context, request: Request): Promise<Answer> {
  const key = requireScope(ctx.actor, 'alerts:write')
  requireJson(request)
  const rawBody = await readText(request)
  const payload = storePayload(ctx, 'native', rawBody)
  // Stored beside the work, and before the answer; a failure is the request's failure.
  payload.stored.catch(() => undefined)
  const taking = { ...ctx, payload: { id: payload.id } }
  try {
    // Most sources sign nothing: they are not looked up.
    if (key.signedFormats?.includes('native'))
      checkSignature(await readIntakeSource(ctx, 'native'), request.headers, rawBody, ctx.now())
    const input = parseJson(rawBody)
    const answer = await withIdempotency(ctx, { headers: request.headers, route: ROUTE, rawBody }, () =>
      Array.isArray(input) ? takeArray(taking, input) : takeOne(taking, input),
    )
    await payload.stored
    return {
      status: answer.status,
      body: answer.body,
      ...(answer.replayed ? { headers: { 'idempotent-replayed': 'true' } } : {}),
    }
  } catch (error) {
    await payload.stored
    await notePayload(ctx, payload.id, `refused: ${(error as Error).message}`)
    throw error
  }
}

async function takeOne(ctx: Context, input: unknown) {
  if (typeof input !== 'object' || input === null)
    throw new AppError('invalid-input', 'Send one alert as an object, or several as an array.')
  const { status, data } = await ingestAlert({ ctx, input })
  return { status, body: { data } }
}

async function takeArray(ctx: Context, input: unknown[]) {
  const items = await ingestAlerts({ ctx, input })
  const data = items.map((item, i) =>
    item.ok ? item.result.data : problemOf(item.error, `${ROUTE}#${i}`, ctx.requestId, ctx.log).problem,
  )
  return { status: 200, body: { data } }
}
