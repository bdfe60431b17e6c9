import { route } from '@/lib/http/route'
import { listPrograms } from '@/lib/usecases/programs/list-programs'
import { createProgram } from '@/lib/usecases/programs/write-program'

export const GET = route('grid', async ({ ctx }) => ({
  body: { data: await listPrograms({ ctx, input: {} }), nextCursor: null },
}))

export const POST = route('grid', async ({ ctx, json }) => ({
  status: 201,
  data: await createProgram({ ctx, input: await json() }),
}))
