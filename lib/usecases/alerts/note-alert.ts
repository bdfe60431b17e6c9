import type { AlertDto } from '@/lib/protocol/alert'
import { NoteInput } from '@/lib/protocol/grid-queries'
import { requireStaff } from '@/lib/usecases/authorize'
import type { Call } from '@/lib/usecases/context'
import { changeAlert } from './change-alert'

/** An operator writes something down beside an alert. */
export async function noteAlert({ ctx, input }: Call<{ alertId: string; body: unknown }>): Promise<AlertDto> {
  const staff = requireStaff(ctx.actor, 'operator')
  const { text } = NoteInput.parse(input.body)
  return changeAlert(ctx, input.alertId, () => ({
    event: 'note',
    details: { text, by: staff.name },
    data: {},
  }))
}
