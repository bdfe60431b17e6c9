import { route } from '@/lib/http/route'
import { endMyStaffSession } from '@/lib/usecases/staff/my-staff-sessions'

export const DELETE = route('grid', async ({ ctx, params }) => {
  await endMyStaffSession({ ctx, input: { sessionId: params.id ?? '' } })
  return { status: 204 }
})
