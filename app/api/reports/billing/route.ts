import { reportRoute } from '@/lib/http/report-route'
import { reportBilling } from '@/lib/usecases/reports/report-billing'

export const GET = reportRoute(({ ctx }, query) => reportBilling({ ctx, input: { query } }))
