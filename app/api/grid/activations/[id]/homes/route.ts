import { route } from '@/lib/http/route'
import { readActivationHomes } from '@/lib/usecases/activations/read-activation-homes'

export const GET = route('grid', async ({ ctx, params }) => ({
  data: await readActivationHomes({ ctx, input: { activationId: params.id ?? '' } }),
}))
