import { postMeterReadingsRoute } from '@/lib/http/intake-routes'

export const POST = postMeterReadingsRoute
