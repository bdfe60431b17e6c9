import { route } from '@/lib/http/route'
import { acceptInvite } from '@/lib/usecases/staff/invite-staff'

export const POST = route('anyone', async ({ ctx, json }) => ({
  data: await acceptInvite({ ctx, input: await json() }),
}))
