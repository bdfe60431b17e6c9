import { isOpen } from '@/lib/domain/alert/alert-state'
import { AppError } from '@/lib/errors'
import type { AlertDto } from '@/lib/protocol/alert'
import { ShelveInput } from '@/lib/protocol/grid-queries'
import { requireStaff } from '@/lib/usecases/authorize'
import type { Call } from '@/lib/usecases/context'
import { changeAlert } from './change-alert'

/** Puts an alert aside until a time, with a reason and a name; it comes back by itself. */
export async function shelveAlert({
  ctx,
  input,
}: Call<{ alertId: string; body: unknown }>): Promise<AlertDto> {
  const staff = requireStaff(ctx.actor, 'operator')
  const { minutes, reason } = ShelveInput.parse(input.body)
  return changeAlert(ctx, input.alertId, (alert, gridNow) => {
    if (!isOpen(alert)) throw new AppError('conflict', 'Only an alert that still runs can be shelved.')
    const until = new Date(gridNow.getTime() + minutes * 60_000)
    return {
      event: 'shelved',
      details: { until: until.toISOString(), reason, by: staff.name },
      data: { shelvedUntil: until, shelvedBy: staff.name, shelveReason: reason },
    }
  })
}

/** Takes a shelved alert back into view at once. */
export async function unshelveAlert({ ctx, input }: Call<{ alertId: string }>): Promise<AlertDto> {
  const staff = requireStaff(ctx.actor, 'operator')
  return changeAlert(ctx, input.alertId, (alert) => ({
    event: 'unshelved',
    details: { by: staff.name },
    data: alert.shelvedUntil && { shelvedUntil: null, shelvedBy: null, shelveReason: null },
  }))
}
