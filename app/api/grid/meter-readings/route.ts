import { MAX_BATCH_BYTES, readJson } from '@/lib/http/read-json'
import { requireJson } from '@/lib/http/require-json'
import { route } from '@/lib/http/route'
import { requireScope } from '@/lib/usecases/authorize'
import { ingestMeterReadings } from '@/lib/usecases/meter-readings/ingest-meter-readings'

export const POST = route('grid', async ({ ctx, request }) => {
  requireScope(ctx.actor, 'readings:write')
  requireJson(request)
  return { data: await ingestMeterReadings({ ctx, input: await readJson(request, MAX_BATCH_BYTES) }) }
})
