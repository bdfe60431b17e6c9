'use client'

import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { isOpen, isUnacknowledged, orderAlerts } from '@/lib/client/grid/alert-order'
import { filterAlarms } from '@/lib/client/grid/filter-alarms'
import type { AlertDto, Priority } from '@/lib/protocol/alert'
import { useRoomKey } from '../shell/keyboard'
import { useGrid, useRoom } from '../shell/room-context'
import { useGridNow } from '../shell/use-now'
import { usePages } from '../shell/use-pages'
import { usePermission } from '../shell/use-permission'
import { useSelection } from '../shell/use-selection'
import { EmptyNote } from '../states/empty-note'
import { ProblemNote } from '../states/problem-note'
import { Skeleton } from '../states/skeleton'
import { PriorityMark } from '../symbols/priority-mark'
import { AlarmRows } from './alarm-rows'
import { BeyondNote } from './beyond-note'
import { ShelveDialog } from './shelve-dialog'
import { useAlarmCounts } from './use-alarm-counts'
import { useAlertActions } from './use-alert-actions'

const STATES = ['open', 'closed'] as const
const PRIORITIES: Priority[] = [1, 2, 3]

/** Every alarm, open or closed, with its filters in the address. */
export function AlarmPage() {
  const t = useTranslations('grid-ui')
  const router = useRouter()
  const { refresh, format } = useRoom()
  const { get, set } = useSelection()
  const state = STATES.find((each) => each === get('state')) ?? 'open'
  const priority = PRIORITIES.find((each) => String(each) === get('priority')) ?? null
  const search = get('q') ?? ''
  const live = useGrid((grid) => grid.alerts)
  const transformers = useGrid((grid) => grid.transformers)
  const phase = useGrid((grid) => grid.phase)
  const problem = useGrid((grid) => grid.problem)
  const now = useGridNow()
  const permission = usePermission('operator')
  const actions = useAlertActions()
  const [shelving, setShelving] = useState<AlertDto | null>(null)
  const closed = usePages<AlertDto>(`/api/grid/alerts?state=closed${priority ? `&priority=${priority}` : ''}`)
  const alerts = useMemo(() => {
    const pool = state === 'open' ? [...live.values()].filter(isOpen) : withLive(closed.items, live)
    const found = filterAlarms(pool, { priority, search, transformers })
    return state === 'open' ? orderAlerts(found) : found
  }, [state, live, closed.items, priority, search, transformers])
  const counts = useAlarmCounts()
  const selectedId = get('a')
  const selected = alerts.find((alert) => alert.id === selectedId)
  const loading = state === 'open' ? phase === 'loading' : closed.loading && alerts.length === 0
  const failed = state === 'open' ? (phase === 'failed' ? problem : null) : closed.problem
  useRoomKey('/', () => document.querySelector<HTMLInputElement>('#alarm-search')?.select())
  return (
    <div className="r-page full-height">
      <div className="page-head">
        <h1>{t('nav.alerts')}</h1>
        <span className="muted small">
          {t('alarm.summary', {
            active: format.whole(counts[1] + counts[2] + counts[3]),
            shelved: format.whole(counts.shelved),
          })}
        </span>
        <fieldset className="r-seg" aria-label={t('alarm.view')}>
          {STATES.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={state === each}
              onClick={() => set({ state: each === 'open' ? null : each, a: null })}
            >
              {t(each === 'open' ? 'alarm.active' : 'alarm.cleared')}
            </button>
          ))}
        </fieldset>
        <fieldset className="r-seg" aria-label={t('alarm.col.priority')}>
          <button type="button" aria-pressed={priority === null} onClick={() => set({ priority: null })}>
            {t('alarm.allPriorities')}
          </button>
          {PRIORITIES.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={priority === each}
              onClick={() => set({ priority: String(each) })}
            >
              <span className="r-row" style={{ gap: 5 }}>
                <PriorityMark priority={each} size={13} />
                {state === 'open' ? format.whole(counts[each]) : null}
              </span>
            </button>
          ))}
        </fieldset>
        <span className="r-grow desk-only" />
        <label style={{ width: 220 }}>
          <span className="visually-hidden">{t('alarm.search')}</span>
          <input
            id="alarm-search"
            className="r-input"
            style={{ height: 28 }}
            type="search"
            value={search}
            placeholder={t('alarm.searchHint')}
            onChange={(event) => set({ q: event.target.value || null })}
            onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
          />
        </label>
        <button
          type="button"
          className="r-btn desk-only"
          disabled={!selected || !isUnacknowledged(selected) || !permission.allowed}
          title={permission.reason}
          onClick={() => selected && void actions.act(selected.id, 'acknowledge')}
        >
          {t('action.acknowledge')} <span className="r-key">a</span>
        </button>
      </div>
      {actions.problem ? (
        <div className="alarm-note" role="alert">
          {actions.problem.detail || t('state.failed')}
        </div>
      ) : null}
      {state === 'open' ? <BeyondNote /> : null}
      {loading ? (
        <Skeleton rows={12} />
      ) : failed && alerts.length === 0 ? (
        <ProblemNote
          title={t('alarm.failed')}
          problem={failed}
          onRetry={state === 'open' ? refresh : closed.retry}
        />
      ) : alerts.length === 0 ? (
        <EmptyNote
          title={t(
            search || priority ? 'alarm.noHit' : state === 'open' ? 'alarm.none' : 'alarm.noneCleared',
          )}
          text={t(search || priority ? 'alarm.noHitText' : 'alarm.noneText')}
        >
          {search || priority ? (
            <button type="button" className="r-btn" onClick={() => set({ q: null, priority: null })}>
              {t('action.clearFilters')}
            </button>
          ) : null}
        </EmptyNote>
      ) : (
        <section className="alarms" style={{ minHeight: 0 }} aria-label={t('alarm.title')}>
          <AlarmRows
            key={state}
            alerts={alerts}
            now={now}
            selectedId={selectedId}
            busyId={actions.busyId}
            permission={permission}
            onPick={(alert) => set({ a: alert.id })}
            onOpen={(alert) => router.push(`/admin/alerts/${alert.id}`)}
            onAcknowledge={(alert) => void actions.act(alert.id, 'acknowledge')}
            onShelve={setShelving}
            onEnd={state === 'closed' ? closed.more : undefined}
          />
        </section>
      )}
      {shelving ? (
        <ShelveDialog
          alert={shelving}
          problem={actions.problem}
          onClose={() => setShelving(null)}
          onShelve={async (minutes, reason) => {
            if (await actions.act(shelving.id, 'shelve', { minutes, reason })) setShelving(null)
          }}
        />
      ) : null}
    </div>
  )
}

function withLive(pages: AlertDto[], live: ReadonlyMap<string, AlertDto>): AlertDto[] {
  const known = new Map(pages.map((alert) => [alert.id, alert]))
  for (const alert of live.values()) if (alert.state === 'closed') known.set(alert.id, alert)
  return [...known.values()].sort((a, b) => Date.parse(b.raisedAt) - Date.parse(a.raisedAt))
}
