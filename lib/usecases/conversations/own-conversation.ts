import { AppError } from '@/lib/errors'
import type { Context } from '../context'
import {
  ensureCustomerConversation,
  ensureStaffConversation,
  ensureVisitorConversation,
} from './ensure-conversation'

export type ConversationHead = {
  id: string
  kind: 'visitor' | 'customer' | 'staff'
  epoch: number
  lastSeq: number
  readSeq: number
}

/** The conversation that the actor speaks in: never named by the client. */
export async function ownConversation(ctx: Context): Promise<ConversationHead> {
  const { id } = await ensureOwn(ctx)
  const row = await ctx.db.conversation.findUniqueOrThrow({ where: { id } })
  return {
    id: row.id,
    kind: row.kind as ConversationHead['kind'],
    epoch: row.epoch,
    lastSeq: row.lastSeq,
    readSeq: row.readSeq,
  }
}

async function ensureOwn(ctx: Context): Promise<{ id: string }> {
  const { actor, db } = ctx
  if (actor.kind === 'customer') return ensureCustomerConversation(db, actor.customerId)
  if (actor.kind === 'staff') return ensureStaffConversation(db)
  if (actor.kind === 'visitor' && actor.visitorId) return ensureVisitorConversation(db, actor.visitorId)
  throw new AppError(
    'unauthenticated',
    'Open the chat page first: it gives your browser its own conversation.',
  )
}
