import { route } from '@/lib/http/route'
import { getActivation } from '@/lib/usecases/activations/list-activations'

export const GET = route('grid', async ({ ctx, params }) => ({
  data: await getActivation({ ctx, input: { activationId: params.id ?? '' } }),
}))
