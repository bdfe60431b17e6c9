import { route } from '@/lib/http/route'
import { endStaffSessions } from '@/lib/usecases/staff/change-staff'

export const DELETE = route('grid', async ({ ctx, params }) => ({
  data: await endStaffSessions({ ctx, input: { id: params.id ?? '' } }),
}))
