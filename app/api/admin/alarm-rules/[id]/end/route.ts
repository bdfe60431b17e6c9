import { route } from '@/lib/http/route'
import { endAlarmRule } from '@/lib/usecases/alarms/alarm-rules'

export const POST = route('grid', async ({ ctx, params }) => ({
  data: await endAlarmRule({ ctx, input: { id: params.id ?? '' } }),
}))
