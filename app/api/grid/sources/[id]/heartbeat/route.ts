import { route } from '@/lib/http/route'
import { heartbeat } from '@/lib/usecases/sources/heartbeat'

export const POST = route('grid', async ({ ctx, params }) => ({
  data: await heartbeat({ ctx, input: { source: params.id ?? '' } }),
}))
