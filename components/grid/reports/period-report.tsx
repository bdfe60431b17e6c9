'use client'

import { useTranslations } from 'use-intl'
import type { ReportDto } from '@/lib/protocol/report'
import { useRoom } from '../shell/room-context'
import { BarChart } from './bar-chart'
import { dayLabel } from './day-label'
import { ReportTable } from './report-table'
import { ReportTotals } from './report-totals'

/** Totals, bars over time where the report has them, and the rows. */
export function PeriodReport({ report, chart }: { report: ReportDto; chart: string | null }) {
  const t = useTranslations('grid-ui')
  const { format, locale } = useRoom()
  const column = report.columns.find((each) => each.id === chart)
  return (
    <>
      <ReportTotals report={report} />
      {column && report.rows.length > 0 ? (
        <section className="r-panel" aria-label={column.label}>
          <div className="r-head">
            <h2>
              {column.label}, {column.unit}
            </h2>
          </div>
          <div style={{ padding: '8px 12px' }}>
            <BarChart
              spoken={t('reports.barsSpoken', { what: column.label, n: report.rows.length })}
              bars={report.rows.map((row) => ({
                id: String(row.values.period),
                label: dayLabel(String(row.values.period), locale),
                value: Number(row.values[column.id] ?? 0),
              }))}
              write={format.number}
            />
          </div>
        </section>
      ) : null}
      <ReportTable report={report} />
    </>
  )
}
