import { route } from '@/lib/http/route'
import { enableStaff } from '@/lib/usecases/staff/change-staff'

export const POST = route('grid', async ({ ctx, params }) => ({
  data: await enableStaff({ ctx, input: { id: params.id ?? '' } }),
}))
