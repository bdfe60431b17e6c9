import { listAnswer } from '@/lib/http/list-answer'
import { route } from '@/lib/http/route'
import { listMyCredits } from '@/lib/usecases/earnings/list-my-credits'

export const GET = route('customer', ({ ctx, query }) =>
  listAnswer(
    query,
    (page) => listMyCredits(ctx, page),
    (item) => ({ at: item.endAt, id: item.id }),
  ),
)
