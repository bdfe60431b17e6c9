import type { Alert } from '@/lib/db/generated/client'
import { type ShelveProblem, shelveProblem } from '@/lib/domain/alarm/shelve-problem'
import { isOpen } from '@/lib/domain/alert/alert-state'
import { AppError } from '@/lib/errors'
import type { AlertDto } from '@/lib/protocol/alert'
import { ShelveInput } from '@/lib/protocol/grid-queries'
import { readAlarmSettings } from '@/lib/usecases/alarms/alarm-settings'
import { requireStaff } from '@/lib/usecases/authorize'
import type { Call } from '@/lib/usecases/context'
import { changeAlert } from './change-alert'

/** Puts an alert aside until a grid time, with a name and, above an hour, a reason; it comes back by itself. */
export async function shelveAlert({
  ctx,
  input,
}: Call<{ alertId: string; body: unknown }>): Promise<AlertDto> {
  const staff = requireStaff(ctx.actor, 'operator')
  const { minutes, reason } = ShelveInput.parse(input.body)
  const limits = await readAlarmSettings(ctx.db)
  return changeAlert(ctx, input.alertId, (alert, gridNow) => {
    const problem = shelveProblem({ minutes, reason: reason ?? null, priority: alert.priority }, limits)
    if (problem) throw refusal(problem)
    if (!isOpen(alert)) throw new AppError('conflict', 'Only an alert that still runs can be shelved.')
    const until = new Date(gridNow.getTime() + minutes * 60_000)
    return {
      event: 'shelved',
      details: { until: until.toISOString(), ...(reason ? { reason } : {}), by: staff.name },
      data: { shelvedUntil: until, shelvedBy: staff.name, shelveReason: reason ?? null },
    }
  })
}

function refusal({ code, minutes }: ShelveProblem): AppError {
  const pointer = code === 'no-reason' ? '/reason' : '/minutes'
  const detail =
    code === 'no-reason'
      ? `Above ${minutes} minutes a shelved alert needs a reason.`
      : code === 'too-long-p1'
        ? `A priority 1 alert can be shelved for ${minutes} minutes at most.`
        : `An alert can be shelved for ${minutes} minutes at most.`
  return new AppError('unprocessable', detail, { errors: [{ pointer, detail }] })
}

/** Takes a shelved alert back into view at once. */
export async function unshelveAlert({ ctx, input }: Call<{ alertId: string }>): Promise<AlertDto> {
  const staff = requireStaff(ctx.actor, 'operator')
  return changeAlert(ctx, input.alertId, (alert) => ({
    event: 'unshelved',
    details: { by: staff.name },
    data: alert.shelvedUntil && backInView(alert),
  }))
}

/** Off the shelf; what was never told while it lay there is told now. */
export function backInView(alert: Alert) {
  const untold = alert.planState === 'none' && isOpen(alert) && !alert.announceAt && !alert.suppressRuleId
  return {
    shelvedUntil: null,
    shelvedBy: null,
    shelveReason: null,
    ...(untold ? { planState: 'due' } : {}),
  }
}
