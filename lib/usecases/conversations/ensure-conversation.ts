import type { Db, Tx } from '@/lib/db/client'
import { uuidV7 } from '@/lib/db/uuid-v7'

export const STAFF_CONVERSATION_ID = 'staff'

/** The one conversation of a customer, made when first needed; two who need it at once get the same. */
export async function ensureCustomerConversation(tx: Tx | Db, customerId: string): Promise<{ id: string }> {
  const known = await tx.conversation.findUnique({ where: { customerId }, select: { id: true } })
  if (known) return known
  await tx.$executeRaw`INSERT INTO "Conversation" ("id", "kind", "customerId") VALUES (${uuidV7()}, 'customer', ${customerId}) ON CONFLICT DO NOTHING`
  return tx.conversation.findUniqueOrThrow({ where: { customerId }, select: { id: true } })
}

export async function ensureVisitorConversation(tx: Tx | Db, visitorId: string): Promise<{ id: string }> {
  const known = await tx.conversation.findUnique({ where: { visitorId }, select: { id: true } })
  if (known) return known
  await tx.$executeRaw`INSERT INTO "Conversation" ("id", "kind", "visitorId") VALUES (${uuidV7()}, 'visitor', ${visitorId}) ON CONFLICT DO NOTHING`
  return tx.conversation.findUniqueOrThrow({ where: { visitorId }, select: { id: true } })
}

/** The control room's one conversation, shared by all staff. */
export async function ensureStaffConversation(tx: Tx | Db): Promise<{ id: string }> {
  await tx.$executeRaw`INSERT INTO "Conversation" ("id", "kind") VALUES (${STAFF_CONVERSATION_ID}, 'staff') ON CONFLICT DO NOTHING`
  return { id: STAFF_CONVERSATION_ID }
}
