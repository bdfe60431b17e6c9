import { route } from '@/lib/http/route'
import { disableStaffById } from '@/lib/usecases/staff/change-staff'

export const POST = route('grid', async ({ ctx, params }) => ({
  data: await disableStaffById({ ctx, input: { id: params.id ?? '' } }),
}))
