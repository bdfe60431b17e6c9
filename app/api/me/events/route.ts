import { listAnswer } from '@/lib/http/list-answer'
import { route } from '@/lib/http/route'
import { loadMyEvents, presentMyEvents } from '@/lib/usecases/earnings/list-my-events'

export const GET = route('customer', ({ ctx, query }) =>
  listAnswer(
    query,
    (page) => loadMyEvents(ctx, page),
    // As the list is ordered: by the start of the whole event, which one's own part may follow.
    ({ activation, activationId }) => ({ at: activation.startAt.toISOString(), id: activationId }),
    { present: (rows) => presentMyEvents(ctx, rows) },
  ),
)
