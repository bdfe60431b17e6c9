import { reportRoute } from '@/lib/http/report-route'
import { reportActivations } from '@/lib/usecases/reports/report-activations'

export const GET = reportRoute(({ ctx }, query) => reportActivations({ ctx, input: { query } }))
