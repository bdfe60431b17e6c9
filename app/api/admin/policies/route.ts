import { route } from '@/lib/http/route'
import { createPolicy, listPolicies } from '@/lib/usecases/policies/manage-policies'

export const GET = route('grid', async ({ ctx }) => ({ data: await listPolicies(ctx) }))

export const POST = route('grid', async ({ ctx, json }) => ({
  status: 201,
  data: await createPolicy({ ctx, input: await json() }),
}))
