import { postTelemetryRoute } from '@/lib/http/intake-routes'

export const POST = postTelemetryRoute
