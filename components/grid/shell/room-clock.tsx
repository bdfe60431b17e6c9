'use client'

import { useTranslations } from 'use-intl'
import { useRoom } from './room-context'
import { useGridNow } from './use-now'

/** Grid time in the utility's zone, and how fast it runs when that is not the wall clock's pace. */
export function RoomClock() {
  const t = useTranslations('grid-ui')
  const { format, speed } = useRoom()
  const now = useGridNow()
  return (
    <span
      className="room-clock"
      suppressHydrationWarning
      title={speed === 1 ? undefined : t('header.speedHelp', { speed })}
    >
      {format.clock(now)}
      <small>
        {format.zoneName(now)} <span className="date">{format.day(now)}</span>
      </small>
      {speed === 1 ? null : (
        <span className="r-chip speed">
          <span className="desk-only">{t('header.demo')}</span> {speed}×
        </span>
      )}
    </span>
  )
}
