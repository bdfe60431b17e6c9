import { route } from '@/lib/http/route'
import { abortActivation } from '@/lib/usecases/activations/abort'

export const POST = route('grid', async ({ ctx, params }) => ({
  data: await abortActivation({ ctx, input: { activationId: params.id ?? '' } }),
}))
