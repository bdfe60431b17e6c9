import { listAnswer } from '@/lib/http/list-answer'
import { route } from '@/lib/http/route'
import { listReadings } from '@/lib/usecases/transformers/list-readings'

export const GET = route('grid', ({ ctx, params, query }) =>
  listAnswer(
    query,
    (page) =>
      listReadings({
        ctx,
        input: { transformerId: params.id ?? '', query: Object.fromEntries(query), page },
      }),
    (reading) => ({ at: reading.observedAt, id: params.id ?? '' }),
    { fallback: 200, max: 2000 },
  ),
)
