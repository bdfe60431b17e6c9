import { route } from '@/lib/http/route'
import { inviteStaff } from '@/lib/usecases/staff/invite-staff'
import { listStaff } from '@/lib/usecases/staff/list-staff'

export const GET = route('grid', async ({ ctx }) => ({
  body: { data: await listStaff(ctx), nextCursor: null },
}))

export const POST = route('grid', async ({ ctx, json }) => ({
  status: 201,
  data: await inviteStaff({ ctx, input: await json() }),
}))
