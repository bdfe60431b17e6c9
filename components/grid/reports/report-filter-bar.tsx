'use client'

import { useTranslations } from 'use-intl'
import { assetLabel } from '@/lib/client/grid/asset-label'
import type { ProgramDto } from '@/lib/protocol/program'
import type { ReportDto } from '@/lib/protocol/report'
import { useGrid, useRoom } from '../shell/room-context'
import { useResource } from '../shell/use-resource'
import type { ReportFilters, ReportTab } from './report-tabs'

type Props = {
  tab: ReportTab
  filters: ReportFilters
  report: ReportDto | null
  onChange: (changes: Record<string, string | null>) => void
}

/** Days, place and program of a report; without days the last thirty, as the report itself says. */
export function ReportFilterBar({ tab, filters, report, onChange }: Props) {
  const t = useTranslations('grid-ui')
  const { zone } = useRoom()
  const transformers = useGrid((state) => state.transformers)
  const programs = useResource<ProgramDto[]>('/api/programs')
  const feeders = [...new Map([...transformers.values()].map((each) => [each.feederId, each.feederName]))]
  const places = [...transformers.values()].filter(
    (each) => !filters.feeder || each.feederId === filters.feeder,
  )
  const changed = Object.values(filters).some((value) => value !== '')
  return (
    <div className="report-filters">
      <label className="r-row small">
        <span className="muted">{t('reports.from')}</span>
        <input
          className="r-input"
          type="date"
          value={filters.from || localDay(report?.from, zone)}
          onChange={(event) => onChange({ from: event.target.value || null })}
        />
      </label>
      <label className="r-row small">
        <span className="muted">{t('reports.to')}</span>
        <input
          className="r-input"
          type="date"
          value={filters.to || localDay(report?.to, zone)}
          onChange={(event) => onChange({ to: event.target.value || null })}
        />
      </label>
      <Choice
        label={t('reports.feeder')}
        all={t('reports.allFeeders')}
        value={filters.feeder}
        options={feeders.map(([id, name]) => ({ id, name: assetLabel(id, name) }))}
        onChange={(id) => onChange({ feeder: id, transformer: null })}
      />
      <Choice
        label={t('reports.transformer')}
        all={t(tab === 'transformers' ? 'reports.chooseTransformer' : 'reports.allTransformers')}
        value={filters.transformer}
        options={places.map((each) => ({ id: each.id, name: assetLabel(each.id, each.name) }))}
        onChange={(id) => onChange({ transformer: id })}
      />
      {tab === 'alarms' || tab === 'transformers' ? null : (
        <Choice
          label={t('activation.col.program')}
          all={t('reports.allPrograms')}
          value={filters.program}
          options={(programs.data ?? []).map((each) => ({ id: each.id, name: each.name }))}
          onChange={(id) => onChange({ program: id })}
        />
      )}
      {changed ? (
        <button
          type="button"
          className="r-link"
          onClick={() => onChange({ from: null, to: null, feeder: null, transformer: null, program: null })}
        >
          {t('action.clearFilters')}
        </button>
      ) : null}
    </div>
  )
}

function Choice(props: {
  label: string
  all: string
  value: string
  options: { id: string; name: string }[]
  onChange: (id: string | null) => void
}) {
  return (
    <select
      className="r-input"
      aria-label={props.label}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value || null)}
    >
      <option value="">{props.all}</option>
      {props.options.map((option) => (
        <option key={option.id} value={option.id}>
          {option.name}
        </option>
      ))}
    </select>
  )
}

/** YYYY-MM-DD of an instant where the utility is. */
function localDay(at: string | undefined, timeZone: string): string {
  return at ? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(at)) : ''
}
