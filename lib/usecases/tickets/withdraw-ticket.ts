import { getTranslator } from '@/lib/i18n/translator'
import type { TicketDto } from '@/lib/protocol/me'
import { recordAudit } from '../audit/record-audit'
import { requireCustomer } from '../authorize'
import { type Call, withTransaction } from '../context'
import { ensureCustomerConversation } from '../conversations/ensure-conversation'
import { changeHandoverCard } from './change-handover-card'
import { presentTicket } from './open-ticket'

/**
 * A customer takes back what they handed over, the one named or the newest still open; null when none waits. What a person
 * has answered already stays as it is.
 */
export async function withdrawTicket({
  ctx,
  input,
}: Call<{ reference?: string }>): Promise<TicketDto | null> {
  const { customerId, locale } = requireCustomer(ctx.actor)
  return withTransaction(ctx, async (tx) => {
    const found = await tx.ticket.findFirst({
      where: { customerId, state: 'open', reference: input.reference },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    })
    if (!found) return null
    const { count } = await tx.ticket.updateMany({
      where: { id: found.id, customerId, state: 'open' },
      data: { state: 'withdrawn', closedAt: ctx.now() },
    })
    if (count === 0) return null
    const { id } = await ensureCustomerConversation(tx, customerId)
    const text = (await getTranslator(locale === 'es' ? 'es' : 'en', 'agent'))('people.cardWithdrawn')
    const summary = `${found.reference}. ${text}`
    await changeHandoverCard(tx, id, found.id, { state: 'withdrawn', text, summary })
    await recordAudit(tx, ctx, 'ticket.withdrawn', `ticket:${found.reference}`)
    return presentTicket({ ...found, state: 'withdrawn' })
  })
}
