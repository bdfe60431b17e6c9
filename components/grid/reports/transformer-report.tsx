'use client'

import Link from 'next/link'
import { useTranslations } from 'use-intl'
import type { ReportDto } from '@/lib/protocol/report'
import { useRoom } from '../shell/room-context'
import { BarChart } from './bar-chart'
import { dayLabel } from './day-label'
import { ReportTable } from './report-table'
import { ReportTotals } from './report-totals'

/** One transformer day by day: its peaks against its limit, what was raised and done. */
export function TransformerReport({ report }: { report: ReportDto }) {
  const t = useTranslations('grid-ui')
  const { format, locale } = useRoom()
  const limit = report.totals.find((total) => total.id === 'limitKw')?.value
  const id = report.filters.transformer ?? ''
  return (
    <>
      <ReportTotals report={report} />
      <section className="r-panel" aria-label={t('reports.peaks')}>
        <div className="r-head">
          <h2>{t('reports.peaks')}</h2>
          <span className="r-grow" />
          <Link
            className="r-btn tiny"
            href={`/admin?t=${encodeURIComponent(id)}&tab=history`}
            prefetch={false}
          >
            {t('reports.openTransformer', { id })}
          </Link>
        </div>
        <div style={{ padding: '8px 12px' }}>
          <BarChart
            spoken={t('reports.barsSpoken', { what: t('reports.peaks'), n: report.rows.length })}
            bars={report.rows.map((row) => ({
              id: String(row.values.day),
              label: dayLabel(String(row.values.day), locale),
              value: Number(row.values.peakKw ?? 0),
            }))}
            limit={
              typeof limit === 'number'
                ? { value: limit, words: t('chart.limit', { kw: format.whole(limit) }) }
                : undefined
            }
            write={format.whole}
          />
        </div>
      </section>
      <ReportTable report={report} />
    </>
  )
}
