import { route } from '@/lib/http/route'
import { changeApproval, showApproval } from '@/lib/usecases/policies/policy-settings'

export const GET = route('grid', async ({ ctx }) => ({ data: await showApproval(ctx) }))

export const PATCH = route('grid', async ({ ctx, json }) => ({
  data: await changeApproval({ ctx, input: await json() }),
}))
