import { type AlertState, afterAct } from '@/lib/domain/alert/alert-state'
import type { AlertDto } from '@/lib/protocol/alert'
import { CloseInput } from '@/lib/protocol/grid-queries'
import { requireStaff } from '@/lib/usecases/authorize'
import type { Call } from '@/lib/usecases/context'
import { changeAlert } from './change-alert'
import { planStateAfterEnd } from './take-alert-message'

/** An operator ends an alert by hand, whatever its source says; its open plan is withdrawn by the narrator. */
export async function closeAlert({
  ctx,
  input,
}: Call<{ alertId: string; body?: unknown }>): Promise<AlertDto> {
  const staff = requireStaff(ctx.actor, 'operator')
  const { reason } = CloseInput.parse(input.body ?? {})
  return changeAlert(ctx, input.alertId, (alert, gridNow) => {
    const state = afterAct(alert.state as AlertState, 'close')
    return {
      event: 'closed',
      details: { by: staff.name, ...(reason ? { reason } : {}) },
      data: state && { state, closedAt: gridNow, planState: planStateAfterEnd(alert.planState) },
    }
  })
}
