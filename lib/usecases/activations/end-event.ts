import { recordOnAlert } from '@/lib/usecases/alerts/record-on-alert'
import { type Context, withTransaction } from '@/lib/usecases/context'
import { gridText, roomTime } from '@/lib/usecases/grid-text'
import { changeEventCards } from './change-event-cards'
import { eachBatch } from './each-batch'
import { tellActivation } from './present-activation'
import { sayToStaff } from './say-to-staff'

/** The event is over: answers close with the state, then the cards say so. */
export async function endEvent(ctx: Context, activationId: string): Promise<void> {
  const gridNow = await ctx.gridNow()
  await eachBatch(ctx, activationId, { state: { not: 'declined' } }, async (tx, batch) => {
    await changeEventCards(
      tx,
      batch.map((participant) => participant.noticeMessageId),
      (card) => (card.state === 'live' || card.state === 'notice' ? { ...card, state: 'ended' } : card),
      ctx.now(),
    )
  })
  await withTransaction(ctx, async (tx) => {
    const [row] = await tx.activation.updateManyAndReturn({
      where: { id: activationId, state: 'active', endAt: { lte: gridNow } },
      data: { state: 'measuring', version: { increment: 1 } },
    })
    if (!row) return
    const dto = await tellActivation(tx, row)
    const name = dto.transformerName
    await sayToStaff(tx, ctx, dto, 'progress', ({ env }) =>
      gridText(env)('activation.ended', { name, to: roomTime(env, row.endAt, gridNow) }),
    )
    await recordOnAlert(tx, ctx, row.alertId, {
      kind: 'ended',
      data: { reference: row.reference },
      gridAt: gridNow,
    })
  })
}
