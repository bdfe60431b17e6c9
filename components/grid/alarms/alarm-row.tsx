// biome-ignore-all lint/a11y/useSemanticElements: a virtual list cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid pattern on a virtual list: cells are read through their row, which has the focus
'use client'

import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { alarmValue } from '@/lib/client/grid/alarm-value'
import { isShelved, isUnacknowledged } from '@/lib/client/grid/alert-order'
import { personName } from '@/lib/client/grid/asset-label'
import { initials } from '@/lib/client/grid/initials'
import { formatSpan } from '@/lib/client/grid/room-format'
import type { AlertDto } from '@/lib/protocol/alert'
import { useRoom } from '../shell/room-context'
import { PriorityMark, ShelvedMark } from '../symbols/priority-mark'
import { useAlarmMessage } from './use-alarm-message'

type Props = {
  alert: AlertDto
  /** Grid time (ms), for the age */
  now: number
  selected: boolean
  tabbable: boolean
  index: number
  canAct: boolean
  reason: string | undefined
  busy: boolean
  phone: boolean
  onPick: (alert: AlertDto) => void
  onOpen: (alert: AlertDto) => void
  onAcknowledge: (alert: AlertDto) => void
  onShelve: (alert: AlertDto) => void
}

export const AlarmRow = memo(function AlarmRow(props: Props) {
  const { alert, now, selected, tabbable, index, canAct, reason, busy, phone } = props
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const message = useAlarmMessage(alert)
  const shelved = isShelved(alert)
  const unseen = isUnacknowledged(alert)
  const value = alarmValue(alert)
  const tone = shelved ? ' shelved' : alert.priority < 3 ? ` p${alert.priority}` : ''
  const ended = alert.clearedAt ? Date.parse(alert.clearedAt) : now
  return (
    <div
      className={`alarm-row${tone}${unseen ? ' unseen' : ''}${selected ? ' selected' : ''}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      tabIndex={tabbable ? 0 : -1}
      data-alert={alert.id}
      onClick={() => props.onPick(alert)}
      onDoubleClick={() => props.onOpen(alert)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target === event.currentTarget) props.onOpen(alert)
      }}
    >
      <span className="symbol" role="gridcell">
        {shelved ? (
          <ShelvedMark size={15} />
        ) : (
          <PriorityMark priority={alert.priority} unseen={unseen} size={15} />
        )}
      </span>
      <span className="raised" role="gridcell">
        {format.clock(alert.raisedAt)}
      </span>
      <span className="asset-name" role="gridcell">
        {alert.transformerId ?? alert.externalId ?? '–'}
      </span>
      <span className="message" role="gridcell">
        {alert.predicted ? <span className="r-chip">{t('alarm.predicted')}</span> : null}
        {alert.chattering ? <span className="r-chip">{t('alarm.chattering')}</span> : null}
        {alert.staleSince ? <span className="r-chip">{t('alarm.stale')}</span> : null} {message}
      </span>
      <span className="value number" role="gridcell">
        {value ? (
          <>
            {format.number(value.value)} {value.unit}{' '}
            {value.limit === null ? null : (
              <span className="soft">
                / {format.number(value.limit)} {value.unit}
              </span>
            )}
          </>
        ) : (
          <span className="soft">–</span>
        )}
      </span>
      <span className="age number soft" role="gridcell">
        {formatSpan(ended - Date.parse(alert.raisedAt))}
      </span>
      <span className="count number soft" role="gridcell">
        {alert.count}
      </span>
      <span className={`state${unseen ? '' : ' soft'}`} role="gridcell">
        <StateWords alert={alert} />
      </span>
      {unseen && phone ? (
        <span className="ack-touch" role="gridcell">
          <button
            type="button"
            className="r-btn"
            disabled={!canAct || busy}
            title={reason}
            onClick={(event) => {
              event.stopPropagation()
              props.onAcknowledge(alert)
            }}
          >
            {t('action.acknowledge')}
          </button>
        </span>
      ) : unseen ? (
        <span className="row-actions" role="gridcell">
          <button
            type="button"
            className="r-btn tiny"
            tabIndex={-1}
            disabled={!canAct || busy}
            title={reason}
            onClick={(event) => {
              event.stopPropagation()
              props.onAcknowledge(alert)
            }}
          >
            {t('action.acknowledge')}
          </button>
          <button
            type="button"
            className="r-btn tiny"
            tabIndex={-1}
            disabled={!canAct || busy}
            title={reason}
            onClick={(event) => {
              event.stopPropagation()
              props.onShelve(alert)
            }}
          >
            {t('action.shelve')}
          </button>
        </span>
      ) : null}
    </div>
  )
})

function StateWords({ alert }: { alert: AlertDto }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const by = (name: string | null) => (name ? initials(personName(name)) : '')
  if (alert.state === 'closed')
    return alert.clearedAt
      ? t('alarm.clearedAt', { time: format.minute(alert.clearedAt) })
      : t('alarm.closed')
  if (alert.suppressedBy) return t('alarm.suppressed')
  if (alert.shelvedUntil) return t('alarm.shelvedBy', { who: by(alert.shelvedBy) })
  if (alert.state === 'returned') return t('alarm.returned')
  if (alert.acknowledgedBy) return t('alarm.acknowledgedBy', { who: by(alert.acknowledgedBy) })
  return t('alarm.unacknowledged')
}
