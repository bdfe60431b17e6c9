import { route } from '@/lib/http/route'
import { readTicket } from '@/lib/usecases/tickets/read-ticket'

export const GET = route('grid', async ({ ctx, params }) => ({
  data: await readTicket({ ctx, input: { ticketId: params.id ?? '' } }),
}))
