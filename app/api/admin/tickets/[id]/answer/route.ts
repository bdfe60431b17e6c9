import { route } from '@/lib/http/route'
import { answerTicket } from '@/lib/usecases/tickets/answer-ticket'

export const POST = route('grid', async ({ ctx, params, json }) => ({
  data: await answerTicket({ ctx, input: { ticketId: params.id ?? '', body: await json() } }),
}))
