import { type AlertState, afterAct } from '@/lib/domain/alert/alert-state'
import type { AlertDto } from '@/lib/protocol/alert'
import { AcknowledgeInput } from '@/lib/protocol/grid-queries'
import { requireStaff } from '@/lib/usecases/authorize'
import type { Call } from '@/lib/usecases/context'
import { changeAlert } from './change-alert'

/** An operator has seen an alert; one that is over already leaves the view. Twice is as good as once. */
export async function acknowledgeAlert({
  ctx,
  input,
}: Call<{ alertId: string; body?: unknown }>): Promise<AlertDto> {
  const staff = requireStaff(ctx.actor, 'operator')
  const { note } = AcknowledgeInput.parse(input.body ?? {})
  return changeAlert(ctx, input.alertId, (alert, gridNow) => {
    const state = afterAct(alert.state as AlertState, 'acknowledge')
    const closed = state === 'closed' ? { closedAt: gridNow } : {}
    return {
      event: 'acknowledged',
      details: { by: staff.name, ...(note ? { note } : {}) },
      data: state && { state, acknowledgedBy: staff.name, acknowledgedAt: gridNow, ...closed },
    }
  })
}
