'use client'

import Link from 'next/link'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { isUnacknowledged } from '@/lib/client/grid/alert-order'
import type { AlertDto } from '@/lib/protocol/alert'
import { useAlarmMessage } from '../alarms/use-alarm-message'
import { useGrid, useRoom } from '../shell/room-context'
import { PriorityMark } from '../symbols/priority-mark'

const WINDOW_MS = 30 * 60_000

/** Other alarms on the same feeder within half an hour of this one. */
export function RelatedAlerts({ alert }: { alert: AlertDto }) {
  const t = useTranslations('grid-ui')
  const alerts = useGrid((state) => state.alerts)
  const transformers = useGrid((state) => state.transformers)
  const feederId = alert.transformerId ? transformers.get(alert.transformerId)?.feederId : undefined
  const related = useMemo(() => {
    const at = Date.parse(alert.raisedAt)
    return [...alerts.values()]
      .filter(
        (each) =>
          each.id !== alert.id &&
          feederId !== undefined &&
          each.transformerId !== null &&
          transformers.get(each.transformerId)?.feederId === feederId &&
          Math.abs(Date.parse(each.raisedAt) - at) <= WINDOW_MS,
      )
      .sort((a, b) => Date.parse(b.raisedAt) - Date.parse(a.raisedAt))
      .slice(0, 12)
  }, [alerts, transformers, feederId, alert])
  return (
    <section className="r-panel">
      <div className="r-head">
        <h2>{t('alert.related')}</h2>
        <span className="muted small">{t('alert.relatedNote')}</span>
      </div>
      {related.length === 0 ? (
        <p className="muted small" style={{ padding: '8px 12px' }}>
          {t('alert.noneRelated')}
        </p>
      ) : (
        <table className="r-table">
          <tbody>
            {related.map((each) => (
              <RelatedRow key={each.id} alert={each} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function RelatedRow({ alert }: { alert: AlertDto }) {
  const { format } = useRoom()
  const message = useAlarmMessage(alert)
  return (
    <tr>
      <td style={{ width: 28 }}>
        <PriorityMark priority={alert.priority} unseen={isUnacknowledged(alert)} />
      </td>
      <td>{format.clock(alert.raisedAt)}</td>
      <td>{alert.transformerId}</td>
      <td style={{ whiteSpace: 'normal' }}>
        <Link className="r-link" href={`/admin/alerts/${alert.id}`} prefetch={false}>
          {message}
        </Link>
      </td>
    </tr>
  )
}
