'use client'

import Link from 'next/link'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { isUnacknowledged } from '@/lib/client/grid/alert-order'
import type { AlertDto } from '@/lib/protocol/alert'
import { ActivationState } from '../activation/activation-state'
import { useAlarmMessage } from '../alarms/use-alarm-message'
import { useGrid, useRoom } from '../shell/room-context'
import { usePages } from '../shell/use-pages'
import { EmptyNote } from '../states/empty-note'
import { PriorityMark } from '../symbols/priority-mark'

/** Alarms and activations of one transformer, newest first. */
export function AssetEvents({ transformerId }: { transformerId: string }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const all = useGrid((state) => state.activations)
  const live = useGrid((state) => state.alerts)
  const pages = usePages<AlertDto>(`/api/grid/alerts?transformerId=${encodeURIComponent(transformerId)}`, 50)
  const activations = useMemo(
    () =>
      [...all.values()]
        .filter((each) => each.transformerId === transformerId)
        .sort((a, b) => Date.parse(b.startAt) - Date.parse(a.startAt)),
    [all, transformerId],
  )
  const alerts = useMemo(() => {
    const known = new Map(pages.items.map((alert) => [alert.id, alert]))
    for (const alert of live.values()) if (alert.transformerId === transformerId) known.set(alert.id, alert)
    return [...known.values()].sort((a, b) => Date.parse(b.raisedAt) - Date.parse(a.raisedAt))
  }, [pages.items, live, transformerId])
  if (activations.length === 0 && alerts.length === 0 && !pages.loading)
    return <EmptyNote title={t('asset.noEvents')} text={t('asset.noEventsText')} />
  return (
    <>
      {activations.length > 0 ? (
        <table className="r-table">
          <thead>
            <tr>
              <th>{t('activation.title')}</th>
              <th>{t('activation.col.window')}</th>
              <th>{t('activation.col.state')}</th>
              <th className="number">kW</th>
            </tr>
          </thead>
          <tbody>
            {activations.map((each) => (
              <tr key={each.id}>
                <td>
                  <Link className="r-link" href={`/admin/activations/${each.id}`} prefetch={false}>
                    {each.reference}
                  </Link>
                </td>
                <td>{format.dayMinute(each.startAt)}</td>
                <td>
                  <ActivationState state={each.state} />
                </td>
                <td className="number">{format.number(each.reductionKw ?? each.expectedKw)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {alerts.length > 0 ? (
        <table className="r-table">
          <thead>
            <tr>
              <th>{t('alarm.col.raised')}</th>
              <th>{t('alarm.col.message')}</th>
              <th className="number">{t('alarm.col.count')}</th>
            </tr>
          </thead>
          <tbody>
            {alerts.map((alert) => (
              <EventAlarm key={alert.id} alert={alert} />
            ))}
          </tbody>
        </table>
      ) : null}
    </>
  )
}

function EventAlarm({ alert }: { alert: AlertDto }) {
  const { format } = useRoom()
  const message = useAlarmMessage(alert)
  return (
    <tr>
      <td>
        <span className="r-row">
          <PriorityMark priority={alert.priority} unseen={isUnacknowledged(alert)} />
          {format.dayMinute(alert.raisedAt)}
        </span>
      </td>
      <td style={{ whiteSpace: 'normal' }}>
        <Link className="r-link" href={`/admin/alerts/${alert.id}`} prefetch={false}>
          {message}
        </Link>
      </td>
      <td className="number">{alert.count}</td>
    </tr>
  )
}
