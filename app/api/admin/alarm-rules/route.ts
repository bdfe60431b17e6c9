import { route } from '@/lib/http/route'
import { createAlarmRule, listAlarmRules } from '@/lib/usecases/alarms/alarm-rules'

export const GET = route('grid', async ({ ctx }) => ({
  body: { data: await listAlarmRules(ctx), nextCursor: null },
}))

export const POST = route('grid', async ({ ctx, json }) => ({
  status: 201,
  data: await createAlarmRule({ ctx, input: await json() }),
}))
