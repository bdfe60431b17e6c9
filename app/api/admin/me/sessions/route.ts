import { route } from '@/lib/http/route'
import { listMyStaffSessions } from '@/lib/usecases/staff/my-staff-sessions'

export const GET = route('grid', async ({ ctx }) => ({
  body: { data: await listMyStaffSessions(ctx), nextCursor: null },
}))
