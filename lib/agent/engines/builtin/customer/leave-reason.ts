import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import { AppError } from '@/lib/errors'
import type { PartOf } from '@/lib/protocol/message'
import { noteLeaveReason } from '@/lib/usecases/enrollments/note-leave-reason'

const REASONS = ['reward', 'comfort', 'messages', 'moving', 'other'] as const

/** Asked once after leaving; nobody has to answer. */
export function reasonForm({ t }: Turn): PartOf<'form'> {
  return {
    type: 'form',
    form: 'leave-reason',
    title: t('membership.reasonTitle'),
    fields: [
      {
        name: 'reason',
        label: t('membership.reasonLabel'),
        kind: 'select',
        options: REASONS.map((value) => ({ value, label: t(`membership.reason.${value}`) })),
        value: 'other',
      },
    ],
    action: 'membership.reason',
    submitLabel: t('membership.reasonSubmit'),
    state: 'open',
    summary: t('membership.reasonTitle'),
  }
}

export async function chooseReason(turn: Turn, values: Record<string, unknown>): Promise<Reply> {
  const reason = REASONS.find((one) => one === values.reason)
  if (!reason) throw new AppError('invalid-input', 'Choose one of the reasons, or leave it.')
  await noteLeaveReason({ ctx: turn.ctx, input: { reason } })
  return say(turn.t('membership.reasonThanks'))
}
