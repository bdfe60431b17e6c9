import { route } from '@/lib/http/route'
import { confirmTotp } from '@/lib/usecases/staff/my-second-factor'

export const POST = route('grid', async ({ ctx, json }) => ({
  data: await confirmTotp({ ctx, input: await json() }),
}))
