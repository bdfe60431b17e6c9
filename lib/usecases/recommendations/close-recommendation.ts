import type { Tx } from '@/lib/db/client'
import type { Prisma, Recommendation } from '@/lib/db/generated/client'
import { appendOutbox, ROOMS } from '@/lib/db/outbox'
import { CONFIRM_STATE_AFTER } from '@/lib/domain/recommendation/recommendation-state'
import { type Agreed, markConfirmations } from './mark-confirmations'
import { presentRecommendation } from './present-recommendation'

/**
 * Takes an open plan out of the room in the caller's transaction: its row, its confirmation, the fact.
 * Null when it was not open any more (or not as `where` wants it): somebody else was first.
 */
export async function closeRecommendation(
  tx: Tx,
  where: Prisma.RecommendationWhereInput & { id: string },
  state: keyof typeof CONFIRM_STATE_AFTER,
  decided?: { by: string; at: Date; agreed?: Agreed },
): Promise<Recommendation | null> {
  const [row] = await tx.recommendation.updateManyAndReturn({
    where: { ...where, state: 'open' },
    data: { state, ...(decided ? { decidedBy: decided.by, decidedAt: decided.at } : {}) },
  })
  if (!row) return null
  await markConfirmations(
    tx,
    { id: row.id, alertIds: [row.alertId] },
    {
      state: CONFIRM_STATE_AFTER[state],
      decidedBy: decided?.by,
      decidedAt: decided?.at,
      agreed: decided?.agreed,
    },
  )
  await appendOutbox(tx, {
    audience: ROOMS.grid,
    event: 'recommendation:changed',
    payload: presentRecommendation(row),
  })
  return row
}
