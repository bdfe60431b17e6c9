import { optionalJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'
import { resetStaff } from '@/lib/usecases/staff/invite-staff'

export const POST = route('grid', async ({ ctx, params, request }) => ({
  data: await resetStaff({ ctx, input: { id: params.id ?? '', body: await optionalJson(request) } }),
}))
