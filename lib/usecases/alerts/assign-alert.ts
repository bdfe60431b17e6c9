import { AppError } from '@/lib/errors'
import { AssignInput } from '@/lib/protocol/admin'
import type { AlertDto } from '@/lib/protocol/alert'
import { requireStaff } from '@/lib/usecases/authorize'
import type { Call } from '@/lib/usecases/context'
import { changeAlert } from './change-alert'

/** Says who looks after an alert, oneself or a colleague; null takes it back. Twice is as good as once. */
export async function assignAlert({
  ctx,
  input,
}: Call<{ alertId: string; body: unknown }>): Promise<AlertDto> {
  const staff = requireStaff(ctx.actor, 'operator')
  const { staffId, note } = AssignInput.parse(input.body)
  const assignee = staffId === null ? null : await ctx.db.staffUser.findUnique({ where: { id: staffId } })
  if (staffId !== null && (!assignee || assignee.disabledAt || assignee.role === 'viewer'))
    throw new AppError('unprocessable', 'Only a colleague who may act on alerts can be given one.', {
      errors: [{ pointer: '/staffId', detail: 'is nobody who may act on alerts' }],
    })
  return changeAlert(ctx, input.alertId, (alert) => ({
    event: assignee ? 'assigned' : 'unassigned',
    details: { by: staff.name, ...(assignee ? { to: assignee.name } : {}), ...(note ? { note } : {}) },
    data: alert.assigneeId === (assignee?.id ?? null) && !note ? null : { assigneeId: assignee?.id ?? null },
  }))
}
