import { route } from '@/lib/http/route'
import { changeMyPreferences, readMyPreferences } from '@/lib/usecases/preferences/my-preferences'

export const GET = route('customer', async ({ ctx }) => ({ data: await readMyPreferences(ctx) }))

export const PATCH = route('customer', async ({ ctx, json }) => ({
  data: await changeMyPreferences({ ctx, input: await json() }),
}))
