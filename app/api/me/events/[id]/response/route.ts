import { route } from '@/lib/http/route'
import { EventResponseInput } from '@/lib/protocol/me'
import { respondToEvent } from '@/lib/usecases/activations/respond-to-event'

/** Yes or no to an event until its end; the last answer counts. */
export const POST = route('customer', async ({ ctx, params, json }) => {
  const { accept } = EventResponseInput.parse(await json())
  return { data: await respondToEvent({ ctx, input: { activationId: params.id ?? '', accept } }) }
})
