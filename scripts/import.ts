import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { ImportKind, type ImportReport } from '@/lib/protocol/admin-intake'
import { importFile } from '@/lib/usecases/import/import-file'
import { withDatabase } from './with-database'
import { typedPath } from './with-database-url'

const USAGE = `npm run import -- ${ImportKind.options.join('|')} FILE.csv [--dry-run]`

withDatabase('import', async (ctx) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean', default: false } },
  })
  const kind = ImportKind.safeParse(positionals[0])
  const file = positionals[1]
  if (!kind.success || !file) throw new Error(USAGE)
  const csv = await readFile(typedPath(file), 'utf8').catch(() => {
    throw new Error(`There is no file ${typedPath(file)}, or it cannot be read.`)
  })
  const report = await importFile({ ctx, input: { kind: kind.data, csv, dryRun: values['dry-run'] } })
  for (const { line, column, detail } of report.problems)
    process.stdout.write(`line ${line}${column ? `, ${column}` : ''}: ${detail}\n`)
  if (report.problemCount > 0)
    throw new Error(`${report.problemCount} problems in ${report.rows} rows. Nothing was written.`)
  process.stdout.write(`${summary(report)}\n`)
})

function summary({ kind, dryRun, rows, created, changed, unchanged }: ImportReport): string {
  const counts = `${created} new, ${changed} changed, ${unchanged} as they were`
  return dryRun
    ? `${rows} rows of ${kind} are fine: ${counts}. Nothing was written: this was a dry run.`
    : `${rows} rows of ${kind} are in: ${counts}.`
}
