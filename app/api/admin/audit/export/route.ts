import { route } from '@/lib/http/route'
import { streamText } from '@/lib/http/stream-text'
import { exportAudit } from '@/lib/usecases/audit/export-audit'

const TYPES: Record<string, string> = { csv: 'text/csv; charset=utf-8', json: 'application/json' }

export const GET = route('grid', async ({ ctx, query }) => {
  const { format = 'csv', ...rest } = Object.fromEntries(query)
  const rows = await exportAudit({ ctx, input: { query: rest, format } })
  return {
    raw: new Response(streamText(rows), {
      headers: {
        'content-type': TYPES[format] ?? 'text/plain',
        'content-disposition': `attachment; filename="audit.${format}"`,
        'cache-control': 'no-store',
      },
    }),
  }
})
