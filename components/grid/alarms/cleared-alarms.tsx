'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { AlertDto } from '@/lib/protocol/alert'
import { useGrid } from '../shell/room-context'
import { useGridNow } from '../shell/use-now'
import { usePages } from '../shell/use-pages'
import { useSelection } from '../shell/use-selection'
import { EmptyNote } from '../states/empty-note'
import { ProblemNote } from '../states/problem-note'
import { Skeleton } from '../states/skeleton'
import { AlarmRows } from './alarm-rows'

const NOBODY = { allowed: false, reason: undefined }

/** Closed alarms, newest first, read page by page as they are scrolled to. */
export function ClearedAlarms({ onOpen }: { onOpen: (alert: AlertDto) => void }) {
  const t = useTranslations('grid-ui')
  const now = useGridNow(10_000)
  const { get, set } = useSelection()
  const live = useGrid((state) => state.alerts)
  const pages = usePages<AlertDto>('/api/grid/alerts?state=closed')
  const alerts = useMemo(() => {
    const known = new Map(pages.items.map((alert) => [alert.id, alert]))
    for (const alert of live.values()) if (alert.state === 'closed') known.set(alert.id, alert)
    return [...known.values()].sort((a, b) => Date.parse(b.raisedAt) - Date.parse(a.raisedAt))
  }, [pages.items, live])
  if (pages.problem && alerts.length === 0)
    return <ProblemNote title={t('alarm.failed')} problem={pages.problem} onRetry={pages.retry} />
  if (pages.loading && alerts.length === 0) return <Skeleton rows={6} />
  if (alerts.length === 0) return <EmptyNote title={t('alarm.noneCleared')} text={t('alarm.noneText')} />
  return (
    <AlarmRows
      alerts={alerts}
      now={now}
      selectedId={get('a')}
      busyId={null}
      permission={NOBODY}
      onPick={(alert) => set({ a: alert.id })}
      onOpen={onOpen}
      onAcknowledge={() => {}}
      onShelve={() => {}}
      onEnd={pages.more}
    />
  )
}
