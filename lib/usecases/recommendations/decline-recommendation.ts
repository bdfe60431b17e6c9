import { AppError } from '@/lib/errors'
import type { RecommendationDto } from '@/lib/protocol/recommendation'
import { recordOnAlert } from '@/lib/usecases/alerts/record-on-alert'
import { recordAudit } from '@/lib/usecases/audit/record-audit'
import { requireStaff } from '@/lib/usecases/authorize'
import { type Call, withTransaction } from '@/lib/usecases/context'
import { appendMessage } from '@/lib/usecases/conversations/append-message'
import { ensureStaffConversation } from '@/lib/usecases/conversations/ensure-conversation'
import { gridText } from '@/lib/usecases/grid-text'
import { saidInBoth } from '@/lib/usecases/in-both-languages'
import { closeRecommendation } from './close-recommendation'
import { presentRecommendation } from './present-recommendation'

/** An operator says no to a plan; the alert stays. */
export async function declineRecommendation({
  ctx,
  input,
}: Call<{ recommendationId: string }>): Promise<RecommendationDto> {
  const staff = requireStaff(ctx.actor, 'operator')
  const known = await ctx.db.recommendation.findUnique({ where: { id: input.recommendationId } })
  if (!known) throw new AppError('not-found', 'There is no such recommendation.')
  const transformer = await ctx.db.transformer.findUniqueOrThrow({ where: { id: known.transformerId } })
  const gridNow = await ctx.gridNow()
  return withTransaction(ctx, async (tx) => {
    const row = await closeRecommendation(tx, { id: known.id }, 'declined', { by: staff.name, at: ctx.now() })
    if (!row) {
      const now = await tx.recommendation.findUniqueOrThrow({ where: { id: known.id } })
      throw new AppError(
        'already-decided',
        `This plan is already ${now.state}${now.decidedBy ? `, by ${now.decidedBy}` : ''}`,
      )
    }
    const { id } = await ensureStaffConversation(tx)
    const facts = { who: staff.name, reference: row.reference, name: transformer.name }
    await appendMessage(tx, id, {
      role: 'agent',
      kind: 'progress',
      parts: [saidInBoth(ctx, (spoken) => gridText(spoken.env)('plan.declined', facts))],
      alertId: row.alertId,
    })
    await recordOnAlert(tx, ctx, row.alertId, {
      kind: 'declined',
      data: { reference: row.reference },
      gridAt: gridNow,
    })
    await recordAudit(tx, ctx, 'recommendation.declined', `recommendation:${row.id}`, {
      reference: row.reference,
      version: row.version,
    })
    return presentRecommendation(row)
  })
}
