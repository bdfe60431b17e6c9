import { route } from '@/lib/http/route'
import { closeTicket } from '@/lib/usecases/tickets/close-ticket'

export const POST = route('grid', async ({ ctx, params }) => ({
  data: await closeTicket({ ctx, input: { ticketId: params.id ?? '' } }),
}))
