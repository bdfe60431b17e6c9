import { MAX_BATCH_BYTES, readJson } from '@/lib/http/read-json'
import { requireJson } from '@/lib/http/require-json'
import { route } from '@/lib/http/route'
import { requireScope } from '@/lib/usecases/authorize'
import { ingestTelemetry } from '@/lib/usecases/telemetry/ingest-telemetry'

export const POST = route('grid', async ({ ctx, request }) => {
  requireScope(ctx.actor, 'telemetry:write')
  requireJson(request)
  return { data: await ingestTelemetry({ ctx, input: await readJson(request, MAX_BATCH_BYTES) }) }
})
