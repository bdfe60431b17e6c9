import type { Db, Tx } from '@/lib/db/client'

export const STAFF_CONVERSATION_ID = 'staff'

/** The one conversation of a customer, made when first needed. */
export async function ensureCustomerConversation(tx: Tx | Db, customerId: string): Promise<{ id: string }> {
  return tx.conversation.upsert({
    where: { customerId },
    create: { kind: 'customer', customerId },
    update: {},
    select: { id: true },
  })
}

export async function ensureVisitorConversation(tx: Tx | Db, visitorId: string): Promise<{ id: string }> {
  return tx.conversation.upsert({
    where: { visitorId },
    create: { kind: 'visitor', visitorId },
    update: {},
    select: { id: true },
  })
}

/** The control room's one conversation, shared by all staff. */
export async function ensureStaffConversation(tx: Tx | Db): Promise<{ id: string }> {
  return tx.conversation.upsert({
    where: { id: STAFF_CONVERSATION_ID },
    create: { id: STAFF_CONVERSATION_ID, kind: 'staff' },
    update: {},
    select: { id: true },
  })
}
