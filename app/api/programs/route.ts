import { route } from '@/lib/http/route'
import { listPrograms } from '@/lib/usecases/programs/list-programs'

export const GET = route('grid', async ({ ctx }) => ({
  body: { data: await listPrograms({ ctx, input: {} }), nextCursor: null },
}))
