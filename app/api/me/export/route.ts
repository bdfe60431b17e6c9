import { AppError } from '@/lib/errors'
import { route } from '@/lib/http/route'
import { exportMyData } from '@/lib/usecases/privacy/export-my-data'
import { exportGreenButton, exportReadingsCsv } from '@/lib/usecases/privacy/export-readings'

/** The customer's own data as a file: everything as JSON, readings as Green Button XML or CSV. */
export const GET = route('customer', async ({ ctx, query }) => {
  const format = query.get('format') ?? 'json'
  switch (format) {
    case 'json':
      return file(JSON.stringify(await exportMyData(ctx), null, 2), 'application/json', 'my-data.json')
    case 'green-button':
      return file(await exportGreenButton(ctx), 'application/atom+xml; charset=utf-8', 'green-button.xml')
    case 'csv':
      return file(await exportReadingsCsv(ctx), 'text/csv; charset=utf-8', 'readings.csv')
    default:
      throw new AppError('invalid-input', 'format is json, green-button or csv.')
  }
})

function file(text: string, type: string, name: string) {
  return {
    raw: new Response(text, {
      headers: {
        'content-type': type,
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      },
    }),
  }
}
