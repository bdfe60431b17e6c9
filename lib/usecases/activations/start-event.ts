import { recordOnAlert } from '@/lib/usecases/alerts/record-on-alert'
import { type Context, withTransaction } from '@/lib/usecases/context'
import { gridText } from '@/lib/usecases/grid-text'
import { changeEventCards } from './change-event-cards'
import { eachBatch } from './each-batch'
import { presentActivation, tellActivation } from './present-activation'
import { sayToStaff } from './say-to-staff'
import { startedCard } from './started-card'

/** The event begins: cards go live, then the state moves, once. Also fails an event nobody could be asked for. */
export async function startEvent(ctx: Context, activationId: string): Promise<void> {
  const gridNow = await ctx.gridNow()
  const before = await ctx.db.activation.findUniqueOrThrow({ where: { id: activationId } })
  const { funnel } = await presentActivation(ctx.db, before)
  const failure = funnel.asked === 0 ? 'failedEmpty' : gridNow >= before.endAt ? 'failedMissed' : null
  if (!failure)
    await eachBatch(ctx, activationId, { state: { not: 'declined' } }, async (tx, batch) => {
      await changeEventCards(
        tx,
        batch.map((participant) => participant.noticeMessageId),
        (card) => startedCard(card, gridNow),
        ctx.now(),
      )
    })
  await withTransaction(ctx, async (tx) => {
    const t = gridText(ctx.env)
    const reason = failure ? t(`activation.${failure}`) : null
    const [row] = await tx.activation.updateManyAndReturn({
      where: { id: activationId, state: 'notifying', startAt: { lte: gridNow } },
      data: { state: failure ? 'failed' : 'active', failure: reason, version: { increment: 1 } },
    })
    if (!row) return
    const dto = await tellActivation(tx, row)
    const { accepted, declined, silent } = dto.funnel
    const name = dto.transformerName
    await sayToStaff(tx, ctx, dto, 'progress', (spoken) => {
      const said = gridText(spoken.env)
      return failure
        ? said('activation.failed', {
            reference: row.reference,
            name,
            reason: said(`activation.${failure}`),
          })
        : said('activation.started', { name, accepted, declined, silent })
    })
    await recordOnAlert(tx, ctx, row.alertId, {
      kind: reason ? 'event-failed' : 'started',
      data: { reference: row.reference, ...(reason ? { reason } : { accepted, declined, silent }) },
      gridAt: gridNow,
    })
  })
}
