import { AppError } from '@/lib/errors'
import type { StaffTicketDto } from '@/lib/protocol/admin-customers'
import { recordAudit } from '../audit/record-audit'
import { requireStaff } from '../authorize'
import { type Call, withTransaction } from '../context'
import { ensureCustomerConversation } from '../conversations/ensure-conversation'
import { changeHandoverCard } from './change-handover-card'
import { presentForStaff } from './list-tickets'

/** Closed twice is closed once. */
export async function closeTicket({ ctx, input }: Call<{ ticketId: string }>): Promise<StaffTicketDto> {
  requireStaff(ctx.actor, 'operator')
  return withTransaction(ctx, async (tx) => {
    const { count } = await tx.ticket.updateMany({
      where: { id: input.ticketId, state: { notIn: ['closed', 'withdrawn'] } },
      data: { state: 'closed', closedAt: ctx.now() },
    })
    const row = await tx.ticket.findUnique({ where: { id: input.ticketId } })
    if (!row) throw new AppError('not-found', 'There is no such ticket.')
    const [ticket] = await presentForStaff(tx, [row])
    if (count === 0) return ticket!
    if (row.customerId) {
      const { id } = await ensureCustomerConversation(tx, row.customerId)
      await changeHandoverCard(tx, id, row.id, { state: 'closed' })
    }
    await recordAudit(tx, ctx, 'ticket.closed', `ticket:${row.reference}`)
    return ticket!
  })
}
