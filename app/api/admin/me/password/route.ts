import { route } from '@/lib/http/route'
import { changeOwnPassword } from '@/lib/usecases/staff/my-account'

export const POST = route('grid', async ({ ctx, json }) => {
  await changeOwnPassword({ ctx, input: await json() })
  return { status: 204 }
})
