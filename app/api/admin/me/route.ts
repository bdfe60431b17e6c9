import { route } from '@/lib/http/route'
import { readAdminMe } from '@/lib/usecases/staff/my-account'

export const GET = route('grid', async ({ ctx }) => ({ data: await readAdminMe(ctx) }))
