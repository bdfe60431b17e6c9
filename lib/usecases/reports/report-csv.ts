import { csvLine } from '@/lib/domain/csv-line'
import type { ReportDto } from '@/lib/protocol/report'

/** The table of a report as CSV: column ids in the first line, numbers and times as they are, money in minor units. */
export function reportCsv(report: ReportDto): string {
  const ids = report.columns.map((column) => column.id)
  return [csvLine(ids), ...report.rows.map((row) => csvLine(ids.map((id) => row.values[id] ?? null)))].join(
    '',
  )
}
