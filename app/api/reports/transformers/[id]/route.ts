import { reportRoute } from '@/lib/http/report-route'
import { reportTransformer } from '@/lib/usecases/reports/report-transformer'

export const GET = reportRoute(({ ctx, params }, query) =>
  reportTransformer({ ctx, input: { transformerId: params.id ?? '', query } }),
)
