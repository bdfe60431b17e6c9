import { route } from '@/lib/http/route'
import { changeAlarmRule } from '@/lib/usecases/alarms/alarm-rules'

export const PATCH = route('grid', async ({ ctx, params, json }) => ({
  data: await changeAlarmRule({ ctx, input: { id: params.id ?? '', body: await json() } }),
}))
