import { route } from '@/lib/http/route'
import { removeMapping } from '@/lib/usecases/asset-mapping/map-asset'

export const DELETE = route('grid', async ({ ctx, params }) => {
  await removeMapping({ ctx, input: { id: params.id ?? '' } })
  return { status: 204 }
})
