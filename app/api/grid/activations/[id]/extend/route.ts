import { route } from '@/lib/http/route'
import { extendActivation } from '@/lib/usecases/activations/extend'

export const POST = route('grid', async ({ ctx, params, json }) => ({
  data: await extendActivation({ ctx, input: { activationId: params.id ?? '', body: await json() } }),
}))
