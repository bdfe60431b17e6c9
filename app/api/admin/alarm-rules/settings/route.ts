import { route } from '@/lib/http/route'
import { changeAlarmSettings, showAlarmSettings } from '@/lib/usecases/alarms/alarm-settings'

export const GET = route('grid', async ({ ctx }) => ({ data: await showAlarmSettings(ctx) }))

export const PATCH = route('grid', async ({ ctx, json }) => ({
  data: await changeAlarmSettings({ ctx, input: await json() }),
}))
