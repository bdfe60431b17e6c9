import type { Tx } from '@/lib/db/client'
import type { ActivationDto } from '@/lib/protocol/activation'
import type { MessageKind } from '@/lib/protocol/message'
import type { Context } from '@/lib/usecases/context'
import { appendMessage } from '@/lib/usecases/conversations/append-message'
import { ensureStaffConversation } from '@/lib/usecases/conversations/ensure-conversation'
import { gridText } from '@/lib/usecases/grid-text'
import { inBothLanguages, type Say, saidInBoth } from '@/lib/usecases/in-both-languages'
import { activationPart } from './present-activation'

/** A line about an activation in the command chat, with its card. */
export async function sayToStaff(
  tx: Tx,
  ctx: Context,
  activation: ActivationDto,
  kind: MessageKind,
  say: Say,
): Promise<void> {
  const { id } = await ensureStaffConversation(tx)
  const { reference, transformerName: name, state, funnel } = activation
  const { asked, accepted, declined, silent } = funnel
  const facts = { reference, name, state, asked, accepted, declined, silent }
  const cards = inBothLanguages(ctx, (spoken) => [
    activationPart(activation, gridText(spoken.env)('activation.partSummary', facts)),
  ])
  await appendMessage(tx, id, {
    role: 'agent',
    kind,
    parts: [saidInBoth(ctx, say), ...cards],
    alertId: activation.alertId ?? undefined,
  })
}
