'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { alarmValue } from '@/lib/client/grid/alarm-value'
import type { AlertDto } from '@/lib/protocol/alert'
import { useGrid, useRoom } from '../shell/room-context'
import { usePages } from '../shell/use-pages'
import { useAlarmMessage } from './use-alarm-message'

const SHOWN = 8

/** The alarms cleared last, quiet, below the active ones. */
export function RecentCleared({ onOpen }: { onOpen: (alert: AlertDto) => void }) {
  const t = useTranslations('grid-ui')
  const live = useGrid((state) => state.alerts)
  const pages = usePages<AlertDto>('/api/grid/alerts?state=closed', SHOWN)
  const alerts = useMemo(() => {
    const known = new Map(pages.items.map((alert) => [alert.id, alert]))
    for (const alert of live.values()) if (alert.state === 'closed') known.set(alert.id, alert)
    return [...known.values()]
      .sort((a, b) => Date.parse(b.clearedAt ?? b.raisedAt) - Date.parse(a.clearedAt ?? a.raisedAt))
      .slice(0, SHOWN)
  }, [pages.items, live])
  if (alerts.length === 0) return null
  return (
    <div className="recent r-scroll">
      <div className="alarm-sub">{t('alarm.recent')}</div>
      {alerts.map((alert) => (
        <RecentRow key={alert.id} alert={alert} onOpen={onOpen} />
      ))}
    </div>
  )
}

function RecentRow({ alert, onOpen }: { alert: AlertDto; onOpen: (alert: AlertDto) => void }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const message = useAlarmMessage(alert)
  const value = alarmValue(alert)
  return (
    <button type="button" className="alarm-row cleared" onClick={() => onOpen(alert)}>
      <span className="symbol" />
      <span className="raised">{format.clock(alert.raisedAt)}</span>
      <span className="asset-name">{alert.transformerId ?? alert.externalId ?? '–'}</span>
      <span className="message">{message}</span>
      <span className="value number">
        {value ? `${format.number(value.value)} ${value.unit}` : ''}
        {value && value.limit !== null ? ` / ${format.number(value.limit)} ${value.unit}` : ''}
      </span>
      <span className="ended number">
        {alert.clearedAt ? t('alarm.clearedAt', { time: format.minute(alert.clearedAt) }) : t('alarm.closed')}
      </span>
    </button>
  )
}
