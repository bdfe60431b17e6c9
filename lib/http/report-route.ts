import { type ReportDto, ReportFormat } from '@/lib/protocol/report'
import { inOwnLanguage } from '@/lib/usecases/in-both-languages'
import { reportCsv } from '@/lib/usecases/reports/report-csv'
import { reportPdf } from '@/lib/usecases/reports/report-pdf'
import { type RouteCall, route } from './route'

/** A report as the query asks for it: `format=json` (the default), `csv` or `pdf`; every other part is a filter. */
export function reportRoute(read: (call: RouteCall, query: object) => Promise<ReportDto>) {
  return route('grid', async (call) => {
    const { format: wanted, ...query } = Object.fromEntries(call.query)
    const format = ReportFormat.default('json').parse(wanted)
    const ctx = inOwnLanguage(call.ctx)
    const report = await read({ ...call, ctx }, query)
    if (format === 'json') return { data: report }
    const name = `${report.report}-${report.from.slice(0, 10)}-${report.to.slice(0, 10)}.${format}`
    const body = format === 'csv' ? reportCsv(report) : new Uint8Array(await reportPdf(ctx.env, report))
    return {
      raw: new Response(body, {
        headers: {
          'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/pdf',
          'content-disposition': `attachment; filename="${name}"`,
          'cache-control': 'no-store',
        },
      }),
    }
  })
}
