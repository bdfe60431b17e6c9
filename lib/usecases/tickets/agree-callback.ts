import { AppError } from '@/lib/errors'
import { getTranslator } from '@/lib/i18n/translator'
import { CALLBACK_SLOTS, type StaffTicketDto, TicketCallbackInput } from '@/lib/protocol/admin-customers'
import { recordAudit } from '../audit/record-audit'
import { requireStaff } from '../authorize'
import { type Call, withTransaction } from '../context'
import { appendMessage } from '../conversations/append-message'
import { ensureCustomerConversation } from '../conversations/ensure-conversation'
import { recordDataAccess } from '../privacy/data-access'
import { changeHandoverCard } from './change-handover-card'
import { presentForStaff } from './list-tickets'

/** Staff set when a person calls back; the customer reads it in the chat and on the ticket's card. */
export async function agreeCallback({
  ctx,
  input,
}: Call<{ ticketId: string; body: unknown }>): Promise<StaffTicketDto> {
  const staff = requireStaff(ctx.actor, 'operator')
  const { callbackAt, contact } = TicketCallbackInput.parse(input.body)
  return withTransaction(ctx, async (tx) => {
    const { count } = await tx.ticket.updateMany({
      where: { id: input.ticketId, state: { notIn: ['closed', 'withdrawn'] } },
      data: { callbackAt, assigneeId: staff.userId, ...(contact ? { contact } : {}) },
    })
    const row = await tx.ticket.findUnique({ where: { id: input.ticketId } })
    if (!row) throw new AppError('not-found', 'There is no such ticket.')
    if (count !== 1) throw new AppError('conflict', 'This ticket is closed.')
    const customer = row.customerId
      ? await tx.customer.findFirst({ where: { id: row.customerId, deletedAt: null } })
      : null
    if (customer) {
      await recordDataAccess(tx, staff, [customer.id], `callback for ${row.reference}`, ctx.now())
      const t = await getTranslator(customer.locale === 'es' ? 'es' : 'en', 'agent')
      const slot = CALLBACK_SLOTS.find((one) => one === callbackAt)
      const text = t('people.cardCallback', { when: slot ? t(`people.slot.${slot}`) : callbackAt })
      const { id } = await ensureCustomerConversation(tx, customer.id)
      await appendMessage(tx, id, {
        role: 'admin',
        kind: 'chat',
        author: staff.name,
        authorId: staff.userId,
        parts: [{ type: 'text', text }],
      })
      await changeHandoverCard(tx, id, row.id, { text, summary: `${row.reference}. ${text}` })
    }
    const [ticket] = await presentForStaff(tx, [row])
    await recordAudit(tx, ctx, 'ticket.callback', `ticket:${row.reference}`)
    return ticket!
  })
}
