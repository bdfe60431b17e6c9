import type { Db, Tx } from '@/lib/db/client'
import type { Ticket } from '@/lib/db/generated/client'
import { maskMeterId } from '@/lib/domain/meter-id'
import { type StaffTicketDto, TicketState } from '@/lib/protocol/admin-customers'
import type { Page } from '@/lib/protocol/grid-queries'
import { requireStaff } from '../authorize'
import type { Call } from '../context'
import { pageArgs } from '../page'
import { presentTicket } from './open-ticket'

/** What waits for a person, newest first; of one state, or of all. */
export async function listTickets({
  ctx,
  input,
}: Call<{ page: Page; state?: unknown }>): Promise<StaffTicketDto[]> {
  requireStaff(ctx.actor, 'operator')
  const state = TicketState.optional().parse(input.state)
  const page = pageArgs(input.page)
  const rows = await ctx.db.ticket.findMany({
    ...page,
    where: { ...page.where, ...(state ? { state } : {}) },
  })
  return presentForStaff(ctx.db, rows)
}

/** Tickets with whose they are: a name and a masked meter, never a whole meter id. */
export async function presentForStaff(db: Db | Tx, rows: Ticket[]): Promise<StaffTicketDto[]> {
  const [customers, people] = await Promise.all([
    db.customer.findMany({
      where: { id: { in: known(rows.map((row) => row.customerId)) } },
      select: { id: true, name: true, meterId: true },
    }),
    db.staffUser.findMany({
      where: { id: { in: known(rows.map((row) => row.assigneeId)) } },
      select: { id: true, name: true },
    }),
  ])
  return rows.map((row) => {
    const customer = customers.find((one) => one.id === row.customerId)
    return {
      ...presentTicket(row),
      customerName: customer?.name ?? null,
      maskedMeterId: customer ? maskMeterId(customer.meterId) : null,
      contact: row.contact,
      assigneeName: people.find((one) => one.id === row.assigneeId)?.name ?? null,
    }
  })
}

function known(ids: (string | null)[]): string[] {
  return [...new Set(ids.filter((id): id is string => id !== null))]
}
