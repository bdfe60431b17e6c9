import { route } from '@/lib/http/route'
import { readMyResult } from '@/lib/usecases/earnings/read-my-result'

export const GET = route('customer', async ({ ctx, params }) => ({
  data: await readMyResult({ ctx, input: { activationId: params.id ?? '' } }),
}))
