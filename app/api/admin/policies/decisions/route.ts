import { route } from '@/lib/http/route'
import { listPolicyDecisions } from '@/lib/usecases/policies/manage-policies'

export const GET = route('grid', async ({ ctx }) => ({
  body: { data: await listPolicyDecisions(ctx), nextCursor: null },
}))
