import { reportRoute } from '@/lib/http/report-route'
import { reportAlarmKpis } from '@/lib/usecases/reports/report-alarm-kpis'

export const GET = reportRoute(({ ctx }, query) => reportAlarmKpis({ ctx, input: { query } }))
