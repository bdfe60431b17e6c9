import { route } from '@/lib/http/route'
import { removeSecondFactor } from '@/lib/usecases/staff/change-staff'

export const DELETE = route('grid', async ({ ctx, params }) => ({
  data: await removeSecondFactor({ ctx, input: { id: params.id ?? '' } }),
}))
