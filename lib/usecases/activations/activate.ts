import type { ActivationDto } from '@/lib/protocol/activation'
import { CreateActivationInput } from '@/lib/protocol/activation'
import { requireStaff } from '@/lib/usecases/authorize'
import type { Call } from '@/lib/usecases/context'
import { confirmOption } from './confirm-option'

/** An operator's yes to one option of one version of a plan. Of two who say yes at once one wins. */
export async function activate({ ctx, input }: Call<unknown>): Promise<ActivationDto> {
  const staff = requireStaff(ctx.actor, 'operator')
  return confirmOption(ctx, CreateActivationInput.parse(input), { by: staff.name, staff, policyId: null })
}
