import { route } from '@/lib/http/route'
import { changePolicy } from '@/lib/usecases/policies/manage-policies'

export const PATCH = route('grid', async ({ ctx, params, json }) => ({
  data: await changePolicy({ ctx, input: { id: params.id ?? '', body: await json() } }),
}))
