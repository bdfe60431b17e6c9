'use client'

import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { isUnacknowledged } from '@/lib/client/grid/alert-order'
import type { AlertDto } from '@/lib/protocol/alert'
import { useAlarmMessage } from '../alarms/use-alarm-message'
import { useGrid, useRoom } from '../shell/room-context'
import { useResource } from '../shell/use-resource'
import { ProblemNote } from '../states/problem-note'
import { Skeleton } from '../states/skeleton'
import { PriorityMark } from '../symbols/priority-mark'

const SHOWN = 12

/** Other alarms on the same feeder within half an hour of this one, first event first. */
export function RelatedAlerts({ alert }: { alert: AlertDto }) {
  const t = useTranslations('grid-ui')
  const live = useGrid((state) => state.alerts)
  const { data, problem, reload } = useResource<AlertDto[]>(
    alert.transformerId ? `/api/grid/alerts/${alert.id}/related` : null,
  )
  const related = (data ?? []).slice(0, SHOWN).map((each) => live.get(each.id) ?? each)
  return (
    <section className="r-panel">
      <div className="r-head">
        <h2>{t('alert.related')}</h2>
        <span className="muted small">{t('alert.relatedNote')}</span>
      </div>
      {problem ? (
        <ProblemNote title={t('alert.relatedFailed')} problem={problem} onRetry={reload} />
      ) : data === null && alert.transformerId ? (
        <Skeleton rows={2} />
      ) : related.length === 0 ? (
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
