'use client'

import type { ReportDto } from '@/lib/protocol/report'
import { useCellText } from './use-cell-text'

/** The figures of a report side by side. */
export function ReportTotals({ report }: { report: ReportDto }) {
  const cell = useCellText(report.currency)
  return (
    <dl className="kpis">
      {report.totals.map((total) => (
        <div key={total.id}>
          <dt className="key-label">{total.label}</dt>
          <dd className="key-value">
            {cell(total, total.value)}
            {total.unit && total.value !== null ? <span className="unit">{total.unit}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}
