import { actorName } from '@/lib/domain/actor'
import { maskMeterId } from '@/lib/domain/meter-id'
import { AppError } from '@/lib/errors'
import type { TicketDto } from '@/lib/protocol/me'
import type { Part } from '@/lib/protocol/message'
import { requireStaff } from '../authorize'
import { type Call, type Context, withTransaction } from '../context'
import { appendMessage, type NewMessage } from '../conversations/append-message'
import { ensureCustomerConversation } from '../conversations/ensure-conversation'
import { updateParts } from '../conversations/update-parts'
import { recordDataAccess } from '../privacy/data-access'
import { presentTicket } from './open-ticket'

export type StaffTicket = TicketDto & {
  customerName: string | null
  maskedMeterId: string | null
  contact: string | null
  assigneeId: string | null
}
export type TicketPage = {
  after: { at: Date; id: string } | null
  limit: number
  state?: 'open' | 'answered' | 'closed'
}
export type Transcript = { at: string; role: string; text: string }[]

const TRANSCRIPT_MESSAGES = 40
const MAX_ANSWER_CHARS = 4000

/** The queue of what waits for a person, newest first. */
export async function listTickets(
  ctx: Context,
  page: TicketPage = { after: null, limit: 50 },
): Promise<StaffTicket[]> {
  requireStaff(ctx.actor, 'operator')
  const { after } = page
  const rows = await ctx.db.ticket.findMany({
    where: {
      ...(page.state ? { state: page.state } : {}),
      ...(after
        ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] }
        : {}),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: page.limit,
  })
  const customers = await ctx.db.customer.findMany({
    where: { id: { in: rows.map((row) => row.customerId).filter((id): id is string => id !== null) } },
    select: { id: true, name: true, meterId: true },
  })
  return rows.map((row) => {
    const customer = customers.find((one) => one.id === row.customerId)
    return {
      ...presentTicket(row),
      customerName: customer?.name ?? null,
      maskedMeterId: customer ? maskMeterId(customer.meterId) : null,
      contact: row.contact,
      assigneeId: row.assigneeId,
    }
  })
}

/** One ticket with the end of its conversation. Reading it is noted for the customer to see. */
export async function readTicket({
  ctx,
  input,
}: Call<{ ticketId: string }>): Promise<{ ticket: TicketDto; transcript: Transcript }> {
  const staff = requireStaff(ctx.actor, 'operator')
  const row = await ctx.db.ticket.findUnique({ where: { id: input.ticketId } })
  if (!row) throw new AppError('not-found', 'There is no such ticket.')
  if (!row.customerId) return { ticket: presentTicket(row), transcript: [] }
  await recordDataAccess(ctx.db, staff, [row.customerId], `hand-over ${row.reference}`, ctx.now())
  const messages = await ctx.db.message.findMany({
    where: { conversation: { customerId: row.customerId } },
    orderBy: { seq: 'desc' },
    take: TRANSCRIPT_MESSAGES,
  })
  return {
    ticket: presentTicket(row),
    transcript: messages.reverse().map((message) => ({
      at: message.createdAt.toISOString(),
      role: message.role,
      text: wordsOf(message.parts as unknown as Part[]),
    })),
  }
}

/** A person answers into the customer's chat, by name. The ticket's card follows. */
export async function answerTicket({
  ctx,
  input,
}: Call<{ ticketId: string; text: string }>): Promise<TicketDto> {
  const staff = requireStaff(ctx.actor, 'operator')
  const text = input.text.trim()
  if (!text || text.length > MAX_ANSWER_CHARS)
    throw new AppError('invalid-input', `An answer has 1 to ${MAX_ANSWER_CHARS} characters.`)
  return withTransaction(ctx, async (tx) => {
    const row = await tx.ticket.findUnique({ where: { id: input.ticketId } })
    if (!row) throw new AppError('not-found', 'There is no such ticket.')
    if (!row.customerId || row.state === 'closed')
      throw new AppError(
        'conflict',
        'This ticket cannot be answered in the chat: it is closed or has no account.',
      )
    const { count } = await tx.ticket.updateMany({
      where: { id: row.id, state: { not: 'closed' } },
      data: { state: 'answered', assigneeId: staff.userId },
    })
    if (count !== 1) throw new AppError('conflict', 'This ticket has just been closed.')
    await recordDataAccess(tx, staff, [row.customerId], `answer to ${row.reference}`, ctx.now())
    const { id } = await ensureCustomerConversation(tx, row.customerId)
    const message: NewMessage = {
      role: 'admin',
      kind: 'chat',
      author: staff.name,
      authorId: staff.userId,
      parts: [{ type: 'text', text }],
    }
    await appendMessage(tx, id, message)
    await markCard(tx, id, row.id, 'answered')
    return presentTicket(await tx.ticket.findUniqueOrThrow({ where: { id: row.id } }))
  })
}

/** Closed twice is closed once. */
export async function closeTicket({ ctx, input }: Call<{ ticketId: string }>): Promise<TicketDto> {
  requireStaff(ctx.actor, 'operator')
  return withTransaction(ctx, async (tx) => {
    const row = await tx.ticket.findUnique({ where: { id: input.ticketId } })
    if (!row) throw new AppError('not-found', 'There is no such ticket.')
    const { count } = await tx.ticket.updateMany({
      where: { id: row.id, state: { not: 'closed' } },
      data: { state: 'closed', closedAt: ctx.now() },
    })
    if (count === 1 && row.customerId) {
      const { id } = await ensureCustomerConversation(tx, row.customerId)
      await markCard(tx, id, row.id, 'closed')
      ctx.log.info({ ticket: row.reference, by: actorName(ctx.actor) }, 'ticket closed')
    }
    return presentTicket(await tx.ticket.findUniqueOrThrow({ where: { id: row.id } }))
  })
}

async function markCard(
  tx: Parameters<typeof updateParts>[0],
  conversationId: string,
  ticketId: string,
  state: 'answered' | 'closed',
): Promise<void> {
  await updateParts(
    tx,
    { conversationId, parts: { array_contains: [{ type: 'handover', ticketId }] } },
    (part) => (part.type === 'handover' && part.ticketId === ticketId ? { ...part, state } : part),
  )
}

function wordsOf(parts: Part[]): string {
  return parts
    .map((part) =>
      part.type === 'text' || part.type === 'error'
        ? part.text
        : 'summary' in part && part.summary
          ? `[${part.summary}]`
          : '',
    )
    .filter(Boolean)
    .join(' ')
}
