import { recordOnAlert } from '@/lib/usecases/alerts/record-on-alert'
import { requireStaffOrSystem } from '@/lib/usecases/authorize'
import { type Context, withTransaction } from '@/lib/usecases/context'
import { appendMessage } from '@/lib/usecases/conversations/append-message'
import { ensureStaffConversation } from '@/lib/usecases/conversations/ensure-conversation'
import { gridText } from '@/lib/usecases/grid-text'
import { saidInBoth } from '@/lib/usecases/in-both-languages'
import { closeRecommendation } from './close-recommendation'

/** Ends the plans nobody decided in time and says so in the room. Run by a loop. */
export async function expireRecommendations(ctx: Context): Promise<number> {
  requireStaffOrSystem(ctx.actor, 'admin')
  const due = await ctx.db.recommendation.findMany({
    where: { state: 'open', expiresAt: { lte: ctx.now() } },
    take: 100,
  })
  const gridNow = await ctx.gridNow()
  for (const { id, transformerId } of due) {
    const transformer = await ctx.db.transformer.findUniqueOrThrow({ where: { id: transformerId } })
    await withTransaction(ctx, async (tx) => {
      const row = await closeRecommendation(tx, { id, expiresAt: { lte: ctx.now() } }, 'expired')
      if (!row) return
      const staff = await ensureStaffConversation(tx)
      const facts = { reference: row.reference, name: transformer.name }
      await appendMessage(tx, staff.id, {
        role: 'agent',
        kind: 'progress',
        parts: [saidInBoth(ctx, (spoken) => gridText(spoken.env)('plan.expired', facts))],
        alertId: row.alertId,
      })
      await recordOnAlert(tx, ctx, row.alertId, {
        kind: 'expired',
        data: { reference: row.reference },
        gridAt: gridNow,
      })
    })
  }
  return due.length
}
