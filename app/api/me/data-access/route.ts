import { listAnswer } from '@/lib/http/list-answer'
import { route } from '@/lib/http/route'
import { listDataAccess } from '@/lib/usecases/privacy/data-access'

/** Who looked at the customer's data, and what for. */
export const GET = route('customer', ({ ctx, query }) =>
  listAnswer(
    query,
    (page) => listDataAccess(ctx, page),
    (row) => row,
  ),
)
