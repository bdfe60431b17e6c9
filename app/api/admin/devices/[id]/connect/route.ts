import { route } from '@/lib/http/route'
import { connectDevice } from '@/lib/usecases/devices/connect-device'

export const POST = route('grid', async ({ ctx, params }) => ({
  data: await connectDevice({ ctx, input: { deviceId: params.id ?? '' } }),
}))
