import type { CanonicalAlert } from '@/lib/domain/alert/canonical-alert'
import { isAppError } from '@/lib/errors'
import { requireScope } from '@/lib/usecases/authorize'
import type { Call } from '@/lib/usecases/context'
import { takeAlertMessage } from './take-alert-message'

export type CanonicalOutcome = {
  sourceEventId: string
  alertId: string | null
  outcome: 'raised' | 'repeated' | 'updated' | 'cleared' | 'ignored' | 'refused'
  detail?: string
}

/**
 * Takes the messages of another product's webhook, each for itself: one that cannot be taken does not hold up the
 * others, since such senders give up on any 4xx. When the database is away all of it fails and is sent again.
 */
export async function ingestCanonical({
  ctx,
  input,
}: Call<{ format: string; alerts: CanonicalAlert[] }>): Promise<CanonicalOutcome[]> {
  const key = requireScope(ctx.actor, 'alerts:write')
  const origin = { apiKeyId: key.keyId, format: input.format, name: `${key.name} (${input.format})` }
  const outcomes: CanonicalOutcome[] = []
  for (const alert of input.alerts) {
    const { sourceEventId } = alert
    try {
      const taken = await takeAlertMessage(ctx, origin, alert)
      outcomes.push({ sourceEventId, alertId: taken.alert?.id ?? null, outcome: taken.outcome })
    } catch (error) {
      if (!isAppError(error) || error.code === 'unavailable') throw error
      outcomes.push({ sourceEventId, alertId: null, outcome: 'refused', detail: error.detail })
    }
  }
  return outcomes
}
