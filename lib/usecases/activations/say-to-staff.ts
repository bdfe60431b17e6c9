import type { Tx } from '@/lib/db/client'
import type { ActivationDto } from '@/lib/protocol/activation'
import type { MessageKind } from '@/lib/protocol/message'
import type { Context } from '@/lib/usecases/context'
import { appendMessage } from '@/lib/usecases/conversations/append-message'
import { ensureStaffConversation } from '@/lib/usecases/conversations/ensure-conversation'
import { gridText } from '@/lib/usecases/grid-text'
import { activationPart } from './present-activation'

/** A line about an activation in the command chat, with its card. */
export async function sayToStaff(
  tx: Tx,
  ctx: Context,
  activation: ActivationDto,
  kind: MessageKind,
  text: string,
): Promise<void> {
  const { id } = await ensureStaffConversation(tx)
  const summary = gridText(ctx.env)('activation.partSummary', {
    reference: activation.reference,
    name: activation.transformerName,
    state: activation.state,
    asked: activation.funnel.asked,
    accepted: activation.funnel.accepted,
    declined: activation.funnel.declined,
    silent: activation.funnel.silent,
  })
  await appendMessage(tx, id, {
    role: 'agent',
    kind,
    parts: [{ type: 'text', text }, activationPart(activation, summary)],
    alertId: activation.alertId ?? undefined,
  })
}
