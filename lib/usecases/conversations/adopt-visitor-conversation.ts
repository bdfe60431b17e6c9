import type { Tx } from '@/lib/db/client'
import { appendOutbox, ROOMS } from '@/lib/db/outbox'
import { ensureCustomerConversation } from './ensure-conversation'
import { presentMessage } from './present-message'

/** At sign-in the visitor's messages are appended to the customer's conversation with new seq, and the visitor's ends. */
export async function adoptVisitorConversation(
  tx: Tx,
  visitorId: string,
  customerId: string,
): Promise<string> {
  const { id: conversationId } = await ensureCustomerConversation(tx, customerId)
  const visitor = await tx.conversation.findUnique({ where: { visitorId } })
  if (!visitor) return conversationId
  const messages = await tx.message.findMany({
    where: { conversationId: visitor.id },
    orderBy: { seq: 'asc' },
  })
  const { lastSeq } = await tx.conversation.update({
    where: { id: conversationId },
    data: { lastSeq: { increment: messages.length } },
  })
  const first = lastSeq - messages.length + 1
  for (const [i, message] of messages.entries()) {
    const moved = await tx.message.update({
      where: { id: message.id },
      data: { conversationId, seq: first + i },
    })
    await appendOutbox(tx, {
      audience: ROOMS.conversation(conversationId),
      event: 'message:new',
      payload: presentMessage(moved),
    })
  }
  await tx.conversation.delete({ where: { id: visitor.id } })
  return conversationId
}
