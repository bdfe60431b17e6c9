import { route } from '@/lib/http/route'
import { createApiKeyFrom } from '@/lib/usecases/api-keys/create-api-key'
import { listApiKeys } from '@/lib/usecases/api-keys/manage-api-keys'

export const GET = route('grid', async ({ ctx }) => ({
  body: { data: await listApiKeys(ctx), nextCursor: null },
}))

export const POST = route('grid', async ({ ctx, json }) => ({
  status: 201,
  data: await createApiKeyFrom({ ctx, input: await json() }),
}))
