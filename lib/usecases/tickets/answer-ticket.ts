import { AppError } from '@/lib/errors'
import { AnswerTicketInput, type StaffTicketDto } from '@/lib/protocol/admin-customers'
import { recordAudit } from '../audit/record-audit'
import { requireStaff } from '../authorize'
import { type Call, withTransaction } from '../context'
import { appendMessage } from '../conversations/append-message'
import { ensureCustomerConversation } from '../conversations/ensure-conversation'
import { recordDataAccess } from '../privacy/data-access'
import { changeHandoverCard } from './change-handover-card'
import { presentForStaff } from './list-tickets'

/** A person answers into the customer's chat, by name. The ticket's card follows. */
export async function answerTicket({
  ctx,
  input,
}: Call<{ ticketId: string; body: unknown }>): Promise<StaffTicketDto> {
  const staff = requireStaff(ctx.actor, 'operator')
  const { text } = AnswerTicketInput.parse(input.body)
  return withTransaction(ctx, async (tx) => {
    const row = await tx.ticket.findUnique({ where: { id: input.ticketId } })
    if (!row) throw new AppError('not-found', 'There is no such ticket.')
    if (!row.customerId)
      throw new AppError(
        'conflict',
        'Whoever asked could not sign in, so there is no chat to answer in. Call them.',
      )
    const { count } = await tx.ticket.updateMany({
      where: { id: row.id, state: { notIn: ['closed', 'withdrawn'] } },
      data: { state: 'answered', assigneeId: staff.userId },
    })
    if (count !== 1) throw new AppError('conflict', 'This ticket is closed.')
    await recordDataAccess(tx, staff, [row.customerId], `answer to ${row.reference}`, ctx.now())
    const { id } = await ensureCustomerConversation(tx, row.customerId)
    await appendMessage(tx, id, {
      role: 'admin',
      kind: 'chat',
      author: staff.name,
      authorId: staff.userId,
      parts: [{ type: 'text', text }],
    })
    await changeHandoverCard(tx, id, row.id, { state: 'answered' })
    const [ticket] = await presentForStaff(tx, [{ ...row, state: 'answered', assigneeId: staff.userId }])
    await recordAudit(tx, ctx, 'ticket.answered', `ticket:${row.reference}`)
    return ticket!
  })
}
