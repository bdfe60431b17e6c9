import { route } from '@/lib/http/route'
import { ApprovePolicy } from '@/lib/protocol/policy'
import { requireStaff } from '@/lib/usecases/authorize'
import { approvePolicy } from '@/lib/usecases/policies/manage-policies'

export const POST = route('grid', async ({ ctx, params, json }) => {
  requireStaff(ctx.actor, 'approver')
  const { version } = ApprovePolicy.parse(await json())
  return { data: await approvePolicy({ ctx, input: { id: params.id ?? '', version } }) }
})
