import { listAnswer } from '@/lib/http/list-answer'
import { route } from '@/lib/http/route'
import { listMyEvents } from '@/lib/usecases/earnings/list-my-events'

export const GET = route('customer', ({ ctx, query }) =>
  listAnswer(
    query,
    (page) => listMyEvents(ctx, page),
    (event) => ({ at: event.startAt, id: event.activationId }),
  ),
)
