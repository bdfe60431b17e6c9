'use client'

import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { useAlarmCounts, useCountsKnown } from '../alarms/use-alarm-counts'
import { PriorityMark } from '../symbols/priority-mark'
import { useRoom } from './room-context'

const PRIORITIES = [1, 2, 3] as const

/** How many alarms stand, by priority: on every page, never covered. */
export function AlarmStrip() {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const counts = useAlarmCounts()
  const known = useCountsKnown()
  const write = (n: number) => (known ? format.whole(n) : '–')
  return (
    <Link className="alarm-strip" href="/admin/alerts" prefetch={false}>
      <span className="visually-hidden">{t('alarm.title')}</span>
      {PRIORITIES.map((priority) => (
        <span key={priority} className={counts[priority] === 0 ? 'zero' : undefined}>
          <PriorityMark priority={priority} size={15} none={counts[priority] === 0} decorative />
          {write(counts[priority])}
          <span className="visually-hidden">{t(`strip.${priority}`)}</span>
        </span>
      ))}
      <span className={counts.unacknowledged === 0 ? 'zero' : undefined}>
        {write(counts.unacknowledged)} <span className="word">{t('strip.unacknowledged')}</span>
      </span>
    </Link>
  )
}
