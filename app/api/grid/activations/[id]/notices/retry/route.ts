import { route } from '@/lib/http/route'
import { retryNotices } from '@/lib/usecases/activations/list-notices'

export const POST = route('grid', async ({ ctx, params }) => ({
  data: await retryNotices({ ctx, input: { activationId: params.id ?? '' } }),
}))
