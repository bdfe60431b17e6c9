import { route } from '@/lib/http/route'
import { listSources } from '@/lib/usecases/sources/list-sources'
import { createSource } from '@/lib/usecases/sources/manage-sources'

export const GET = route('grid', async ({ ctx }) => ({
  body: { data: await listSources(ctx), nextCursor: null },
}))

export const POST = route('grid', async ({ ctx, json }) => ({
  status: 201,
  data: await createSource({ ctx, input: await json() }),
}))
