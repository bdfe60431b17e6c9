import { ABORTABLE } from '@/lib/domain/activation/activation-state'
import { AppError } from '@/lib/errors'
import type { ActivationDto } from '@/lib/protocol/activation'
import { recordOnAlert } from '@/lib/usecases/alerts/record-on-alert'
import { recordAudit } from '@/lib/usecases/audit/record-audit'
import { requireStaff } from '@/lib/usecases/authorize'
import { type Call, withTransaction } from '@/lib/usecases/context'
import { gridText } from '@/lib/usecases/grid-text'
import { tellActivation } from './present-activation'
import { sayToStaff } from './say-to-staff'

/** An operator calls an event off, before or during it. Who was asked is told by the workers; nothing is measured. */
export async function abortActivation({
  ctx,
  input,
}: Call<{ activationId: string }>): Promise<ActivationDto> {
  const staff = requireStaff(ctx.actor, 'operator')
  const gridNow = await ctx.gridNow()
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.activation.updateManyAndReturn({
      where: { id: input.activationId, state: { in: [...ABORTABLE] } },
      data: { state: 'aborted', abortedBy: staff.name, abortedAt: ctx.now(), version: { increment: 1 } },
    })
    if (!row) {
      const known = await tx.activation.findUnique({ where: { id: input.activationId } })
      if (!known) throw new AppError('not-found', 'There is no such activation.')
      if (known.state === 'aborted')
        throw new AppError('already-decided', `${known.abortedBy} has already called off ${known.reference}.`)
      throw new AppError(
        'conflict',
        `${known.reference} is ${known.state}: there is nothing left to call off.`,
      )
    }
    const dto = await tellActivation(tx, row)
    const facts = { who: staff.name, reference: row.reference, name: dto.transformerName }
    await sayToStaff(tx, ctx, dto, 'progress', (spoken) => gridText(spoken.env)('activation.aborted', facts))
    await recordOnAlert(tx, ctx, row.alertId, {
      kind: 'aborted',
      data: { reference: row.reference },
      gridAt: gridNow,
    })
    await recordAudit(tx, ctx, 'activation.aborted', `activation:${row.id}`, { reference: row.reference })
    return dto
  })
}
