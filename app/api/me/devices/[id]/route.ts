import { route } from '@/lib/http/route'
import { changeDevice, removeDevice } from '@/lib/usecases/devices/my-devices'

export const PATCH = route('customer', async ({ ctx, params, json }) => ({
  data: await changeDevice({ ctx, input: { deviceId: params.id ?? '', body: await json() } }),
}))

export const DELETE = route('customer', async ({ ctx, params }) => {
  await removeDevice({ ctx, input: { deviceId: params.id ?? '' } })
  return { status: 204 }
})
