import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { appendOutbox, ROOMS } from '@/lib/db/outbox'
import type { Message, MessageKind, MessageRole, Part } from '@/lib/protocol/message'
import { presentMessage } from './present-message'

export type NewMessage = {
  role: MessageRole
  kind: MessageKind
  parts: Part[]
  author?: string
  authorId?: string
  clientMessageId?: string
  alertId?: string
  /** pending: the agent owes an answer to this message */
  turnState?: 'none' | 'pending'
  action?: { action: string; values: Record<string, unknown> }
}

/**
 * Writes one message with the conversation's next seq and its outbox row. The seq is given under the conversation's
 * row lock in this transaction, so it has no gaps and its order is the commit order.
 */
export async function appendMessage(tx: Tx, conversationId: string, message: NewMessage): Promise<Message> {
  const { lastSeq } = await tx.conversation.update({
    where: { id: conversationId },
    data: { lastSeq: { increment: 1 } },
    select: { lastSeq: true },
  })
  const row = await tx.message.create({
    data: {
      conversationId,
      seq: lastSeq,
      role: message.role,
      kind: message.kind,
      author: message.author ?? null,
      authorId: message.authorId ?? null,
      clientMessageId: message.clientMessageId ?? null,
      parts: message.parts as unknown as Prisma.InputJsonValue,
      turnState: message.turnState ?? 'none',
      action: (message.action as Prisma.InputJsonValue | undefined) ?? undefined,
      alertId: message.alertId ?? null,
    },
  })
  const wire = presentMessage(row)
  await appendOutbox(tx, {
    audience: ROOMS.conversation(conversationId),
    event: 'message:new',
    payload: wire,
  })
  return wire
}
