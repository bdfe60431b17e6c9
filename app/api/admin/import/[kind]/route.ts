import { AppError } from '@/lib/errors'
import { readText } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'
import { ImportKind } from '@/lib/protocol/admin-intake'
import { requireStaff } from '@/lib/usecases/authorize'
import { importFile } from '@/lib/usecases/import/import-file'

const MAX_FILE_BYTES = 32 * 1024 * 1024

export const POST = route('grid', async ({ ctx, request, params, query }) => {
  // Before a large body is read.
  requireStaff(ctx.actor, 'admin')
  const kind = ImportKind.safeParse(params.kind)
  if (!kind.success) throw new AppError('not-found', 'Import network, customers or devices.')
  const dryRun = ['1', 'true'].includes(query.get('dryRun') ?? '')
  const csv = await readText(request, MAX_FILE_BYTES)
  const report = await importFile({ ctx, input: { kind: kind.data, csv, dryRun } })
  if (report.problemCount > 0 && !dryRun)
    throw new AppError(
      'unprocessable',
      `${report.problemCount} problems in ${report.rows} rows. Nothing was written.`,
      {
        errors: report.problems.map(({ line, column, detail }) => ({
          pointer: `/${line}${column ? `/${column}` : ''}`,
          detail,
        })),
      },
    )
  return { data: report }
})
