import { route } from '@/lib/http/route'
import { disableTotp, enrolTotp } from '@/lib/usecases/staff/my-second-factor'

export const POST = route('grid', async ({ ctx }) => ({ status: 201, data: await enrolTotp(ctx) }))

export const DELETE = route('grid', async ({ ctx, json }) => ({
  data: await disableTotp({ ctx, input: await json() }),
}))
