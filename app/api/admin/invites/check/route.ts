import { route } from '@/lib/http/route'
import { checkInvite } from '@/lib/usecases/staff/invite-staff'

export const POST = route('anyone', async ({ ctx, json }) => ({
  data: await checkInvite({ ctx, input: await json() }),
}))
