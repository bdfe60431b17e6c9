import { requireScope } from '@/lib/usecases/authorize'
import { ingestMeterReadings } from '@/lib/usecases/meter-readings/ingest-meter-readings'
import { ingestTelemetry } from '@/lib/usecases/telemetry/ingest-telemetry'
import { postAlerts } from './post-alerts'
import { MAX_BATCH_BYTES, readJson } from './read-json'
import { requireJson } from './require-json'
import { route } from './route'

/** What outside systems send most: one implementation, served by the pages' router and, faster, before it. */
export const postAlertsRoute = route('grid', ({ ctx, request }) => postAlerts(ctx, request))

export const postTelemetryRoute = route('grid', async ({ ctx, request }) => {
  requireScope(ctx.actor, 'telemetry:write')
  requireJson(request)
  return { data: await ingestTelemetry({ ctx, input: await readJson(request, MAX_BATCH_BYTES) }) }
})

export const postMeterReadingsRoute = route('grid', async ({ ctx, request }) => {
  requireScope(ctx.actor, 'readings:write')
  requireJson(request)
  return { data: await ingestMeterReadings({ ctx, input: await readJson(request, MAX_BATCH_BYTES) }) }
})
