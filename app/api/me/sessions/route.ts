import { listAnswer } from '@/lib/http/list-answer'
import { route } from '@/lib/http/route'
import { listMySessions } from '@/lib/usecases/sessions/my-sessions'

export const GET = route('customer', ({ ctx, query }) =>
  listAnswer(
    query,
    (page) => listMySessions(ctx, page),
    (session) => ({ at: session.signedInAt, id: session.sessionId }),
  ),
)
