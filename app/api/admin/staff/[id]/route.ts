import { route } from '@/lib/http/route'
import { changeStaff } from '@/lib/usecases/staff/change-staff'

export const PATCH = route('grid', async ({ ctx, params, json }) => ({
  data: await changeStaff({ ctx, input: { id: params.id ?? '', body: await json() } }),
}))
