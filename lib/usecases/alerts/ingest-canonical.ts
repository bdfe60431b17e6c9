import type { CanonicalAlert } from '@/lib/domain/alert/canonical-alert'
import { isAppError } from '@/lib/errors'
import { requireScope } from '@/lib/usecases/authorize'
import type { Call, Context } from '@/lib/usecases/context'
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
  for (const [i, alert] of input.alerts.entries()) {
    const { sourceEventId } = alert
    const taking = ctx.payload ? { ...ctx, payload: { item: i, ...ctx.payload } } : ctx
    try {
      const delivery = alert.deliveryKey && `delivery:${key.keyId}:${input.format}:${alert.deliveryKey}`
      if (delivery && (await wasTaken(ctx, delivery))) {
        outcomes.push({ sourceEventId, alertId: null, outcome: 'ignored', detail: 'It was taken before.' })
        continue
      }
      const taken = await takeAlertMessage(taking, origin, alert)
      if (delivery) await rememberTaken(ctx, delivery)
      outcomes.push({ sourceEventId, alertId: taken.alert?.id ?? null, outcome: taken.outcome })
    } catch (error) {
      if (!isAppError(error) || error.code === 'unavailable') throw error
      outcomes.push({ sourceEventId, alertId: null, outcome: 'refused', detail: error.detail })
    }
  }
  return outcomes
}

async function wasTaken(ctx: Context, key: string): Promise<boolean> {
  return (await ctx.db.idempotencyRecord.findUnique({ where: { key } })) !== null
}

/** After the effect: a crash in between takes the message twice, which an episode survives; before, it would be lost. */
async function rememberTaken(ctx: Context, key: string): Promise<void> {
  await ctx.db.idempotencyRecord.createMany({
    data: { key, requestHash: '', status: 202, createdAt: ctx.now() },
    skipDuplicates: true,
  })
}
