import { route } from '@/lib/http/route'
import { readAlarmSummary } from '@/lib/usecases/alarms/read-alarm-summary'

export const GET = route('grid', async ({ ctx }) => ({ data: await readAlarmSummary(ctx) }))
