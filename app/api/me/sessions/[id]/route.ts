import { route } from '@/lib/http/route'
import { endMySession } from '@/lib/usecases/sessions/my-sessions'

export const DELETE = route('customer', async ({ ctx, params }) => {
  await endMySession({ ctx, input: { sessionId: params.id ?? '' } })
  return { status: 204 }
})
