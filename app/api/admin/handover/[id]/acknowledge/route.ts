import { route } from '@/lib/http/route'
import { acknowledgeHandoverNote } from '@/lib/usecases/handover/handover-notes'

export const POST = route('grid', async ({ ctx, params }) => ({
  data: await acknowledgeHandoverNote({ ctx, input: { id: params.id ?? '' } }),
}))
