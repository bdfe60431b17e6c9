import type { Actor } from '@/lib/domain/actor'
import { type AlertDto, NativeAlert } from '@/lib/protocol/alert'
import { requireScope } from '@/lib/usecases/authorize'
import type { Call, Context } from '@/lib/usecases/context'
import type { AlertOrigin } from './read-alarm'
import { takeAlertMessage } from './take-alert-message'

export type IngestedAlert = {
  /** 201 for a new episode, 200 for everything else that was understood */
  status: 200 | 201
  data: (AlertDto | { id: null; sourceEventId: string; state: 'closed' }) & {
    duplicate: boolean
    outcome: 'raised' | 'repeated' | 'updated' | 'cleared' | 'ignored'
  }
}

/** Takes one native alert from an outside system. */
export async function ingestAlert({ ctx, input }: Call<unknown>): Promise<IngestedAlert> {
  const key = requireScope(ctx.actor, 'alerts:write')
  return takeNativeAlert(ctx, nativeOrigin(key), NativeAlert.parse(input))
}

export function nativeOrigin(key: Extract<Actor, { kind: 'apiKey' }>): AlertOrigin {
  return { apiKeyId: key.keyId, format: 'native', name: key.name }
}

export async function takeNativeAlert(
  ctx: Context,
  origin: AlertOrigin,
  native: NativeAlert,
): Promise<IngestedAlert> {
  const { alert, outcome } = await takeAlertMessage(ctx, origin, {
    sourceEventId: native.sourceEventId,
    status: native.status,
    senderObservedAt: new Date(native.observedAt),
    transformerId: native.transformerId,
    externalId: native.externalId,
    kind: native.kind,
    severity: native.severity,
    load: { loadKw: native.loadKw, loadKva: native.loadKva, loadPercent: native.loadPercent },
    limitKw: native.limitKw,
    expectedDurationMinutes: native.expectedDurationMinutes,
    message: native.message,
  })
  const known = alert ?? { id: null, sourceEventId: native.sourceEventId, state: 'closed' as const }
  return {
    status: outcome === 'raised' ? 201 : 200,
    data: { ...known, duplicate: outcome === 'repeated' || outcome === 'ignored', outcome },
  }
}
