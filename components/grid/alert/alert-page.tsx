'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { isOpen, isShelved, isUnacknowledged, orderAlerts } from '@/lib/client/grid/alert-order'
import { personName } from '@/lib/client/grid/asset-label'
import { formatSpan } from '@/lib/client/grid/room-format'
import type { AlertDetail } from '@/lib/protocol/alert-detail'
import { useAlarmKind } from '../alarms/use-alarm-message'
import { useAlertActions } from '../alarms/use-alert-actions'
import { CopyButton } from '../shell/copy-button'
import { useRoomKey } from '../shell/keyboard'
import { useGrid, useRoom } from '../shell/room-context'
import { useGridNow } from '../shell/use-now'
import { useResource } from '../shell/use-resource'
import { EmptyNote } from '../states/empty-note'
import { ProblemNote } from '../states/problem-note'
import { Skeleton } from '../states/skeleton'
import { Icon } from '../symbols/icon'
import { PriorityMark, ShelvedMark } from '../symbols/priority-mark'
import { AlertActions } from './alert-actions'
import { AlertFacts } from './alert-facts'
import { AlertLoad } from './alert-load'
import { AlertPayload } from './alert-payload'
import { AlertTimeline } from './alert-timeline'
import { RelatedAlerts } from './related-alerts'

/** One alarm: its facts, everything that happened to it, what can be done. */
export function AlertPage({ alertId }: { alertId: string }) {
  const t = useTranslations('grid-ui')
  const router = useRouter()
  const { format } = useRoom()
  const kindOf = useAlarmKind()
  const live = useGrid((state) => state.alerts.get(alertId))
  const alerts = useGrid((state) => state.alerts)
  const recommendations = useGrid((state) => state.recommendations)
  const activations = useGrid((state) => state.activations)
  // What followed from the alarm stands on its timeline, too.
  const follows = useMemo(
    () =>
      [...recommendations.values(), ...activations.values()]
        .filter((each) => each.alertId === alertId)
        .map((each) => `${each.id}.${each.version}.${each.state}`),
    [recommendations, activations, alertId],
  )
  const now = useGridNow()
  const { data, problem, reload } = useResource<AlertDetail>(
    `/api/grid/alerts/${alertId}`,
    [live?.version ?? 0, ...follows].join(),
  )
  const [payloadId, setPayloadId] = useState<string | null>(null)
  const payloadIds = useMemo(
    () => [...new Set((data?.timeline ?? []).flatMap((entry) => entry.payloadId ?? []))],
    [data],
  )
  const actions = useAlertActions()
  const order = useMemo(
    () => orderAlerts([...alerts.values()].filter(isOpen)).map((alert) => alert.id),
    [alerts],
  )
  const neighbour = (step: number) => order[order.indexOf(alertId) + step]
  function go(step: number) {
    const next = neighbour(step)
    if (next) router.push(`/admin/alerts/${next}`)
  }
  useRoomKey('j', () => go(1))
  useRoomKey('k', () => go(-1))
  useRoomKey('a', () => {
    if (live && isUnacknowledged(live)) void actions.act(alertId, 'acknowledge')
  })
  const alert = newer(live, data)
  if (!alert)
    return problem ? (
      problem.status === 404 ? (
        <EmptyNote title={t('alert.gone')} text={t('alert.goneText')}>
          <Link className="r-btn" href="/admin/alerts">
            {t('nav.alerts')}
          </Link>
        </EmptyNote>
      ) : (
        <ProblemNote title={t('alert.failed')} problem={problem} onRetry={reload} />
      )
    ) : (
      <Skeleton rows={8} />
    )
  const asset = alert.transformerId ?? alert.externalId ?? t('alert.noAsset')
  return (
    <div className="r-page full-height">
      <div className="page-head">
        <Link
          className="muted small"
          href="/admin/alerts"
          prefetch={false}
          style={{ textDecoration: 'none' }}
        >
          {t('nav.alerts')} /
        </Link>
        {isShelved(alert) ? (
          <ShelvedMark size={18} />
        ) : (
          <PriorityMark priority={alert.priority} unseen={isUnacknowledged(alert)} size={18} />
        )}
        <h1>
          {asset} {kindOf(alert.kind).toLowerCase()}
        </h1>
        <span className="r-chip ink">
          {alert.state === 'closed' && alert.clearedAt
            ? t('alert.clearedAt', { time: format.clock(alert.clearedAt) })
            : t(`alert.state.${alert.state}`)}
        </span>
        <span className="muted small">
          {t('alert.raised', {
            time: format.clock(alert.raisedAt),
            span: formatSpan(now - Date.parse(alert.raisedAt)),
          })}{' '}
          {alert.acknowledgedBy && alert.acknowledgedAt
            ? t('alert.acknowledged', {
                who: personName(alert.acknowledgedBy),
                time: format.clock(alert.acknowledgedAt),
              })
            : null}
        </span>
        <span className="r-grow" />
        <CopyButton text={() => location.href} label={t('action.copyLink')} icon="link" />
        <button
          type="button"
          className="r-btn plain desk-only"
          disabled={!neighbour(-1)}
          onClick={() => go(-1)}
        >
          k <Icon name="up" size={11} />
          <span className="visually-hidden">{t('keys.k')}</span>
        </button>
        <button
          type="button"
          className="r-btn plain desk-only"
          disabled={!neighbour(1)}
          onClick={() => go(1)}
        >
          j <Icon name="down" size={11} />
          <span className="visually-hidden">{t('keys.j')}</span>
        </button>
      </div>
      <div className="page-body alert-grid r-scroll">
        <div className="r-col">
          <AlertFacts
            alert={alert}
            closedAt={data?.timeline.findLast((entry) => entry.kind === 'closed')?.gridAt ?? null}
          />
          <AlertPayload
            alert={alert}
            entries={data?.timeline ?? null}
            ids={payloadIds}
            chosen={payloadId}
            onChoose={setPayloadId}
          />
        </div>
        <AlertTimeline
          alert={alert}
          entries={data?.timeline ?? null}
          onNote={reload}
          payloadIds={payloadIds}
          onPayload={setPayloadId}
        />
        <div className="r-col">
          <AlertActions alert={alert} actions={actions} />
          {alert.transformerId ? <AlertLoad alert={alert} transformerId={alert.transformerId} /> : null}
          <RelatedAlerts alert={alert} />
        </div>
      </div>
    </div>
  )
}

function newer<T extends { version: number }>(live: T | undefined, read: T | null): T | null {
  if (!live) return read
  return read && read.version > live.version ? read : live
}
