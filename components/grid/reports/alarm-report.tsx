'use client'

import { useTranslations } from 'use-intl'
import type { AlarmKpisDto } from '@/lib/protocol/alarm'
import type { ReportDto } from '@/lib/protocol/report'
import { useRoom } from '../shell/room-context'
import { useResource } from '../shell/use-resource'
import { AlarmHealth } from './alarm-health'
import { BarChart } from './bar-chart'
import { dayLabel } from './day-label'
import { Offenders } from './offenders'
import { PrioritySplit } from './priority-split'
import { type ReportFilters, reportPath } from './report-tabs'

type Props = { report: ReportDto; kpis: AlarmKpisDto; filters: ReportFilters }

/** How well the alarms serve those who answer them, beside the span before. */
export function AlarmReport({ report, kpis, filters }: Props) {
  const t = useTranslations('grid-ui')
  const { format, locale } = useRoom()
  const before = useResource<ReportDto & { kpis: AlarmKpisDto }>(
    reportPath('alarms', { ...filters, ...spanBefore(report) }),
  )
  const days = Math.max(1, kpis.byDay.length)
  const perHour = (total: number) => Math.round((100 * total) / days) / 100
  return (
    <div className="alarm-report">
      <div className="r-col">
        <AlarmHealth kpis={kpis} labels={report.totals} before={before.data?.kpis ?? null} />
        <section className="r-panel" aria-label={t('reports.byHour')}>
          <div className="r-head">
            <h2>{t('reports.byHour')}</h2>
            <span className="muted small">{t('reports.byHourNote')}</span>
          </div>
          <div style={{ padding: '8px 12px' }}>
            <BarChart
              height={140}
              spoken={t('reports.byHourSpoken', { counts: kpis.byHour.map(perHour).join(', ') })}
              bars={kpis.byHour.map((total, hour) => ({
                id: String(hour),
                label: String(hour).padStart(2, '0'),
                value: perHour(total),
              }))}
              write={format.number}
            />
          </div>
        </section>
      </div>
      <div className="r-col">
        <section className="r-panel" aria-label={t('reports.byDay')}>
          <div className="r-head">
            <h2>{t('reports.byDay')}</h2>
            <span className="muted small">{t('reports.byDayNote')}</span>
          </div>
          <div style={{ padding: '8px 12px' }}>
            <BarChart
              spoken={t('reports.byDaySpoken', { counts: kpis.byDay.map((day) => day.count).join(', ') })}
              bars={kpis.byDay.map(({ day, count }) => ({
                id: day,
                label: dayLabel(day, locale),
                value: count,
              }))}
              counts
              write={format.number}
            />
          </div>
        </section>
        <PrioritySplit split={kpis.prioritySplit} />
        <Offenders offenders={kpis.topOffenders} />
      </div>
    </div>
  )
}

/** As long a span, ending where this one begins. */
function spanBefore(report: ReportDto): { from: string; to: string } {
  const from = Date.parse(report.from)
  return {
    from: new Date(2 * from - Date.parse(report.to)).toISOString(),
    to: new Date(from).toISOString(),
  }
}
