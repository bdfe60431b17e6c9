'use client'

import { useTranslations } from 'use-intl'
import type { AlarmKpisDto } from '@/lib/protocol/alarm'
import type { ReportDto } from '@/lib/protocol/report'
import { useResource } from '../shell/use-resource'
import { useSelection } from '../shell/use-selection'
import { ProblemNote } from '../states/problem-note'
import { Skeleton } from '../states/skeleton'
import { Icon } from '../symbols/icon'
import { AlarmReport } from './alarm-report'
import { PeriodReport } from './period-report'
import { ReportFilterBar } from './report-filter-bar'
import { REPORT_TABS, type ReportFilters, reportPath, withFormat } from './report-tabs'
import { TransformerChoice } from './transformer-choice'
import { TransformerReport } from './transformer-report'

/** What happened over a span: events, people, energy, transformers, alarms, money. The address holds the filters. */
export function ReportsPage() {
  const t = useTranslations('grid-ui')
  const { get, set } = useSelection()
  const tab = REPORT_TABS.find((each) => each === get('tab')) ?? 'activations'
  const filters: ReportFilters = {
    from: get('from') ?? '',
    to: get('to') ?? '',
    feeder: get('feeder') ?? '',
    transformer: get('transformer') ?? '',
    program: get('program') ?? '',
  }
  const path = reportPath(tab, filters)
  const { data, problem, reload } = useResource<ReportDto & { kpis?: AlarmKpisDto }>(path)
  return (
    <div className="r-page">
      <div className="page-head">
        <h1>{t('nav.reports')}</h1>
        <nav className="r-tabs" aria-label={t('nav.reports')}>
          {REPORT_TABS.map((each) => (
            <button
              key={each}
              type="button"
              aria-current={tab === each ? 'page' : undefined}
              onClick={() => set({ tab: each === 'activations' ? null : each })}
            >
              {t(`reports.tabs.${each}`)}
            </button>
          ))}
        </nav>
        <span className="r-grow" />
        {(['csv', 'pdf'] as const).map((format) => (
          <a
            key={format}
            className="r-btn"
            aria-disabled={path === null}
            href={path === null ? undefined : withFormat(path, format)}
            download
          >
            <Icon name="download" size={13} />
            {format.toUpperCase()}
          </a>
        ))}
      </div>
      <ReportFilterBar tab={tab} filters={filters} report={data} onChange={set} />
      {path === null ? (
        <div className="page-body">
          <TransformerChoice onPick={(id) => set({ transformer: id })} />
        </div>
      ) : data === null ? (
        <div className="page-body">
          {problem ? (
            <ProblemNote title={t('reports.failed')} problem={problem} onRetry={reload} />
          ) : (
            <Skeleton rows={10} />
          )}
        </div>
      ) : (
        <div className="page-body report-body">
          <p className="report-summary">{data.summary}</p>
          {data.kpis ? (
            <AlarmReport report={data} kpis={data.kpis} filters={filters} />
          ) : tab === 'transformers' ? (
            <TransformerReport report={data} />
          ) : (
            <PeriodReport report={data} chart={tab === 'energy' ? 'energyKwh' : null} />
          )}
          <ReportNotes notes={data.notes} />
        </div>
      )}
    </div>
  )
}

function ReportNotes({ notes }: { notes: string[] }) {
  if (notes.length === 0) return null
  return (
    <ul className="report-notes small muted">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}
