import { route } from '@/lib/http/route'
import { remakeRecoveryCodes } from '@/lib/usecases/staff/my-recovery-codes'

export const POST = route('grid', async ({ ctx, json }) => ({
  status: 201,
  data: await remakeRecoveryCodes({ ctx, input: await json() }),
}))
