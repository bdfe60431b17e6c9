import { route } from '@/lib/http/route'
import { agreeCallback } from '@/lib/usecases/tickets/agree-callback'

export const POST = route('grid', async ({ ctx, params, json }) => ({
  data: await agreeCallback({ ctx, input: { ticketId: params.id ?? '', body: await json() } }),
}))
