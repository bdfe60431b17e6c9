import { route } from '@/lib/http/route'
import { signSource, unsignSource } from '@/lib/usecases/sources/sign-source'

export const POST = route('grid', async ({ ctx, params }) => ({
  status: 201,
  data: await signSource({ ctx, input: { id: params.id ?? '' } }),
}))

export const DELETE = route('grid', async ({ ctx, params }) => ({
  data: await unsignSource({ ctx, input: { id: params.id ?? '' } }),
}))
