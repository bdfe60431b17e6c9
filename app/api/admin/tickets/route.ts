import { listAnswer } from '@/lib/http/list-answer'
import { route } from '@/lib/http/route'
import { listTickets } from '@/lib/usecases/tickets/list-tickets'

export const GET = route('grid', ({ ctx, query }) =>
  listAnswer(
    query,
    (page) => listTickets({ ctx, input: { page, state: query.get('state') ?? undefined } }),
    (ticket) => ({ at: ticket.createdAt, id: ticket.ticketId }),
  ),
)
