import { route } from '@/lib/http/route'
import { listMappings, mapAsset } from '@/lib/usecases/asset-mapping/map-asset'

export const GET = route('grid', async ({ ctx }) => ({
  body: { data: await listMappings(ctx), nextCursor: null },
}))

export const POST = route('grid', async ({ ctx, json }) => ({
  status: 201,
  data: await mapAsset({ ctx, input: await json() }),
}))
