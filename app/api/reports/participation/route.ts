import { reportRoute } from '@/lib/http/report-route'
import { reportParticipation } from '@/lib/usecases/reports/report-participation'

export const GET = reportRoute(({ ctx }, query) => reportParticipation({ ctx, input: { query } }))
