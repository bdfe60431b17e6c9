import { listAnswer } from '@/lib/http/list-answer'
import { route } from '@/lib/http/route'
import { listMyEnrollments } from '@/lib/usecases/enrollments/list-my-enrollments'

export const GET = route('customer', ({ ctx, query }) =>
  listAnswer(
    query,
    (page) => listMyEnrollments(ctx, page),
    (item) => ({ at: item.since, id: item.enrollmentId }),
  ),
)
