import { listAnswer } from '@/lib/http/list-answer'
import { route } from '@/lib/http/route'
import { addDevice, listMyDevices } from '@/lib/usecases/devices/my-devices'

export const GET = route('customer', ({ ctx, query }) =>
  listAnswer(
    query,
    (page) => listMyDevices(ctx, page),
    (device) => ({ at: device.createdAt, id: device.deviceId }),
  ),
)

export const POST = route('customer', async ({ ctx, json }) => ({
  status: 201,
  data: await addDevice({ ctx, input: await json() }),
}))
