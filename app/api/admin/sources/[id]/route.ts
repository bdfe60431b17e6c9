import { route } from '@/lib/http/route'
import { changeSource } from '@/lib/usecases/sources/manage-sources'

export const PATCH = route('grid', async ({ ctx, params, json }) => ({
  data: await changeSource({ ctx, input: { id: params.id ?? '', body: await json() } }),
}))
