import { AppError, isAppError } from '@/lib/errors'
import { NativeAlert } from '@/lib/protocol/alert'
import { requireScope } from '@/lib/usecases/authorize'
import type { Call } from '@/lib/usecases/context'
import { type IngestedAlert, nativeOrigin, takeNativeAlert } from './ingest-alert'

export const MAX_ALERTS = 500

export type IngestedItem = { ok: true; result: IngestedAlert } | { ok: false; error: unknown }

/**
 * Takes an array of native alerts in its order. What one item did wrong is that item's problem; when the database
 * is away the whole call fails, and sending it again does no harm.
 */
export async function ingestAlerts({ ctx, input }: Call<unknown[]>): Promise<IngestedItem[]> {
  const key = requireScope(ctx.actor, 'alerts:write')
  if (input.length > MAX_ALERTS)
    throw new AppError(
      'invalid-input',
      `Send at most ${MAX_ALERTS} alerts at a time; these are ${input.length}.`,
    )
  const items: IngestedItem[] = []
  for (const [i, item] of input.entries()) {
    const parsed = NativeAlert.safeParse(item)
    if (!parsed.success) {
      items.push({ ok: false, error: parsed.error })
      continue
    }
    const taking = ctx.payload ? { ...ctx, payload: { ...ctx.payload, item: i } } : ctx
    try {
      items.push({ ok: true, result: await takeNativeAlert(taking, nativeOrigin(key), parsed.data) })
    } catch (error) {
      if (!isAppError(error) || error.code === 'unavailable') throw error
      items.push({ ok: false, error })
    }
  }
  return items
}
