import type { Tx } from '@/lib/db/client'
import type { Prisma, Message as Row } from '@/lib/db/generated/client'
import { appendOutbox, ROOMS } from '@/lib/db/outbox'
import { uuidV7 } from '@/lib/db/uuid-v7'
import type { NewMessage } from './append-message'
import { presentMessage } from './present-message'

/**
 * One message to each of many customers, in a handful of statements: the same guarantees as appendMessage.
 * Answers the message id of each customer.
 */
export async function appendMessages(
  tx: Tx,
  items: readonly { customerId: string; message: Pick<NewMessage, 'role' | 'kind' | 'parts'> }[],
  now: Date,
): Promise<Map<string, string>> {
  if (items.length === 0) return new Map()
  const customerIds = items.map((item) => item.customerId)
  await tx.conversation.createMany({
    data: customerIds.map((customerId) => ({ id: uuidV7(), kind: 'customer', customerId })),
    skipDuplicates: true,
  })
  // Locked in one order, so that two batches with the same customers wait instead of deadlocking.
  const conversations = await tx.$queryRaw<{ id: string; customerId: string; lastSeq: number }[]>`
    with locked as (
      select id from "Conversation" where "customerId" = any(${customerIds}::text[]) order by id for update)
    update "Conversation" c set "lastSeq" = "lastSeq" + 1 from locked where c.id = locked.id
    returning c.id, c."customerId", c."lastSeq"`
  const of = new Map(conversations.map((conversation) => [conversation.customerId, conversation]))
  const rows = items.map(({ customerId, message }): Row => {
    const { id, lastSeq } = of.get(customerId)!
    return {
      id: uuidV7(),
      conversationId: id,
      seq: lastSeq,
      role: message.role,
      kind: message.kind,
      author: null,
      authorId: null,
      clientMessageId: null,
      parts: message.parts as unknown as Prisma.JsonValue,
      turnState: 'none',
      turnLeaseUntil: null,
      action: null,
      alertId: null,
      createdAt: now,
      updatedAt: now,
    }
  })
  await tx.message.createMany({
    data: rows.map(({ action: _none, parts, ...row }) => ({ ...row, parts: parts as Prisma.InputJsonValue })),
  })
  await appendOutbox(
    tx,
    ...rows.map((row) => ({
      audience: ROOMS.conversation(row.conversationId),
      event: 'message:new' as const,
      payload: presentMessage(row),
    })),
  )
  return new Map(items.map((item, i) => [item.customerId, rows[i]!.id]))
}
