import { AppError } from '@/lib/errors'
import { listAnswer } from '@/lib/http/list-answer'
import { route } from '@/lib/http/route'
import { listAudit } from '@/lib/usecases/audit/read-audit'

export const GET = route('grid', ({ ctx, query }) =>
  listAnswer(
    query,
    ({ after, limit }) => {
      if (after && !/^\d{1,18}$/.test(after.id))
        throw new AppError('invalid-input', 'The cursor is not one of ours.')
      const before = after ? BigInt(after.id) : null
      return listAudit({ ctx, input: { query: Object.fromEntries(query), before, limit } })
    },
    (row) => ({ at: row.at, id: row.id }),
  ),
)
