'use client'

import Link from 'next/link'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { countAlarms } from '@/lib/client/grid/alert-order'
import { PriorityMark } from '../symbols/priority-mark'
import { useGrid, useRoom } from './room-context'

const PRIORITIES = [1, 2, 3] as const

/** How many alarms stand, by priority: on every page, never covered. */
export function AlarmStrip() {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const alerts = useGrid((state) => state.alerts)
  const counts = useMemo(() => countAlarms(alerts.values()), [alerts])
  const spoken = t('strip.spoken', { p1: counts[1], p2: counts[2], p3: counts[3], n: counts.unacknowledged })
  return (
    <Link className="alarm-strip" href="/admin/alerts" prefetch={false} aria-label={spoken}>
      {PRIORITIES.map((priority) => (
        <span key={priority} className={counts[priority] === 0 ? 'zero' : undefined}>
          <PriorityMark priority={priority} size={15} none={counts[priority] === 0} decorative />
          {format.whole(counts[priority])}
        </span>
      ))}
      <span className={counts.unacknowledged === 0 ? 'zero' : undefined}>
        {format.whole(counts.unacknowledged)} <span className="word">{t('strip.unacknowledged')}</span>
      </span>
    </Link>
  )
}
