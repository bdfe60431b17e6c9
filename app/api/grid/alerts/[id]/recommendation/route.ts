import { optionalJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'
import { PlanRequestInput } from '@/lib/protocol/recommendation'
import { planAlert } from '@/lib/usecases/recommendations/plan-alert'

export const POST = route('grid', async ({ ctx, params, request }) => {
  const asked = PlanRequestInput.parse((await optionalJson(request)) ?? {})
  return { data: await planAlert({ ctx, input: { alertId: params.id ?? '', ...asked } }) }
})
