import { listAnswer } from '@/lib/http/list-answer'
import { route } from '@/lib/http/route'
import { activate } from '@/lib/usecases/activations/activate'
import { dryRunActivation } from '@/lib/usecases/activations/dry-run-activation'
import { listActivations } from '@/lib/usecases/activations/list-activations'
import { inOwnLanguage } from '@/lib/usecases/in-both-languages'

export const POST = route('grid', async ({ ctx, json, query }) =>
  ['1', 'true'].includes(query.get('dryRun') ?? '')
    ? { data: await dryRunActivation({ ctx: inOwnLanguage(ctx), input: await json() }) }
    : { status: 201, data: await activate({ ctx, input: await json() }) },
)

export const GET = route('grid', ({ ctx, query }) =>
  listAnswer(
    query,
    (page) => listActivations({ ctx, input: { query: Object.fromEntries(query), page } }),
    (activation) => ({ at: activation.createdAt, id: activation.id }),
  ),
)
