import { route } from '@/lib/http/route'
import { readMyUsage } from '@/lib/usecases/usage/read-my-usage'

export const GET = route('customer', async ({ ctx }) => ({ data: await readMyUsage(ctx) }))
