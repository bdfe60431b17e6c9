import { route } from '@/lib/http/route'
import { revokeApiKey } from '@/lib/usecases/api-keys/manage-api-keys'

export const DELETE = route('grid', async ({ ctx, params }) => {
  await revokeApiKey({ ctx, input: { id: params.id ?? '' } })
  return { status: 204 }
})
