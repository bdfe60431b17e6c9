'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { isOpen, isShelved, isUnacknowledged, orderAlerts } from '@/lib/client/grid/alert-order'
import { personName } from '@/lib/client/grid/asset-label'
import type { FloodGroup } from '@/lib/client/grid/flood'
import { formatSpan } from '@/lib/client/grid/room-format'
import type { AlertDto } from '@/lib/protocol/alert'
import { FloodGroups } from '../flood/flood-groups'
import { useGrid, useRoom } from '../shell/room-context'
import { useGridNow } from '../shell/use-now'
import { usePermission } from '../shell/use-permission'
import { EmptyNote } from '../states/empty-note'
import { ProblemNote } from '../states/problem-note'
import { Skeleton } from '../states/skeleton'
import { AlarmRows } from './alarm-rows'
import { BeyondNote } from './beyond-note'
import { ClearedAlarms } from './cleared-alarms'
import { RecentCleared } from './recent-cleared'
import { ShelveDialog } from './shelve-dialog'
import { useAlarmCounts } from './use-alarm-counts'
import { useAlertActions } from './use-alert-actions'

/** So few active alarms leave room for those cleared last */
const FEW = 10

type View = 'active' | 'mine' | 'cleared'
type Props = { selectedId: string | null; flood: FloodGroup[] | null; onPick: (alert: AlertDto) => void }

/** The alarms that stand: worst first, held still while someone reads them. */
export function AlarmPanel({ selectedId, flood, onPick }: Props) {
  const t = useTranslations('grid-ui')
  const router = useRouter()
  const { me, refresh, format } = useRoom()
  const [view, setView] = useState<View>('active')
  const [byTime, setByTime] = useState(false)
  const [shelving, setShelving] = useState<AlertDto | null>(null)
  const alerts = useGrid((state) => state.alerts)
  const phase = useGrid((state) => state.phase)
  const problem = useGrid((state) => state.problem)
  const now = useGridNow()
  const actions = useAlertActions()
  const permission = usePermission('operator')
  const open = useMemo(() => orderAlerts([...alerts.values()].filter(isOpen)), [alerts])
  const isMine = (alert: AlertDto) =>
    [alert.assignee, alert.acknowledgedBy, alert.shelvedBy].some(
      (name) => name !== null && [me.name, me.username].includes(personName(name)),
    )
  const shown = view === 'mine' ? open.filter(isMine) : open
  const counts = useAlarmCounts()
  const selected = open.find((alert) => alert.id === selectedId)
  const grouped = flood !== null && view === 'active' && !byTime
  const openDetail = (alert: AlertDto) => router.push(`/admin/alerts/${alert.id}`)
  const list = {
    now,
    selectedId,
    busyId: actions.busyId,
    permission,
    onPick,
    onOpen: openDetail,
    onAcknowledge: (alert: AlertDto) => void actions.act(alert.id, 'acknowledge'),
    onShelve: setShelving,
  }
  const { problem: failed, forget } = actions
  useEffect(() => {
    if (!failed) return
    const timer = setTimeout(forget, 8000)
    return () => clearTimeout(timer)
  })
  return (
    <section className="alarms" aria-label={t('alarm.title')}>
      <div className="r-head">
        <h2>{t('alarm.title')}</h2>
        <span className="muted small">
          {phase === 'ready'
            ? t('alarm.summary', {
                active: format.whole(counts[1] + counts[2] + counts[3]),
                shelved: format.whole(counts.shelved),
              })
            : null}
        </span>
        <span className="r-grow" />
        {flood && view === 'active' ? (
          <fieldset className="r-seg" aria-label={t('flood.order')}>
            <button type="button" aria-pressed={!byTime} onClick={() => setByTime(false)}>
              {t('flood.byFeeder')}
            </button>
            <button type="button" aria-pressed={byTime} onClick={() => setByTime(true)}>
              {t('flood.byTime')}
            </button>
          </fieldset>
        ) : null}
        <fieldset className="r-seg" aria-label={t('alarm.view')}>
          {(['active', 'mine', 'cleared'] as const).map((each) => (
            <button key={each} type="button" aria-pressed={view === each} onClick={() => setView(each)}>
              {t(`alarm.${each}`)}
            </button>
          ))}
        </fieldset>
        <button
          type="button"
          className="r-btn tiny desk-only"
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
      {view === 'active' ? <BeyondNote /> : null}
      {view === 'cleared' ? (
        <ClearedAlarms onOpen={openDetail} />
      ) : phase === 'loading' ? (
        <Skeleton rows={8} />
      ) : phase === 'failed' && problem ? (
        <ProblemNote title={t('alarm.failed')} problem={problem} onRetry={refresh} />
      ) : shown.length === 0 ? (
        <NoAlarms mine={view === 'mine'} now={now} onCleared={() => setView('cleared')} />
      ) : grouped ? (
        <FloodGroups groups={flood} {...list} />
      ) : (
        <AlarmRows alerts={shown} {...list} />
      )}
      {view === 'active' && phase === 'ready' && shown.length <= FEW ? (
        <RecentCleared onOpen={openDetail} />
      ) : null}
      {shelving && !isShelved(shelving) ? (
        <ShelveDialog
          alert={shelving}
          onClose={() => setShelving(null)}
          onShelve={async (minutes, reason) => {
            if (await actions.act(shelving.id, 'shelve', { minutes, reason })) setShelving(null)
          }}
          problem={actions.problem}
        />
      ) : null}
    </section>
  )
}

function NoAlarms({ mine, now, onCleared }: { mine: boolean; now: number; onCleared: () => void }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const alerts = useGrid((state) => state.alerts)
  const last = [...alerts.values()]
    .filter((alert) => alert.clearedAt !== null)
    .sort((a, b) => Date.parse(b.clearedAt!) - Date.parse(a.clearedAt!))[0]
  const connected = useGrid((state) => state.transformers.size > 0)
  if (mine) return <EmptyNote title={t('alarm.noneMine')} text={t('alarm.noneMineText')} />
  return (
    <EmptyNote
      title={t('alarm.none')}
      text={
        last?.clearedAt
          ? t('alarm.lastCleared', {
              span: formatSpan(now - Date.parse(last.clearedAt)),
              asset: last.transformerId ?? last.externalId ?? '',
              time: format.minute(last.clearedAt),
            })
          : t(connected ? 'alarm.noneText' : 'alarm.noneYet')
      }
    >
      {connected ? null : (
        <Link className="r-btn" href="/admin/integrations" prefetch={false}>
          {t('alarm.sendTest')}
        </Link>
      )}
      <button type="button" className="r-btn plain" onClick={onCleared}>
        {t('alarm.seeCleared')}
      </button>
    </EmptyNote>
  )
}
