import { reportRoute } from '@/lib/http/report-route'
import { reportEnergy } from '@/lib/usecases/reports/report-energy'

export const GET = reportRoute(({ ctx }, query) => reportEnergy({ ctx, input: { query } }))
