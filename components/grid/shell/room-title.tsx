'use client'

import { useEffect, useMemo } from 'react'
import { countAlarms } from '@/lib/client/grid/alert-order'
import { useGrid } from './room-context'

/** Puts the number of alarms nobody has acknowledged in front of the tab's title. */
export function RoomTitle() {
  const alerts = useGrid((state) => state.alerts)
  const unacknowledged = useMemo(() => countAlarms(alerts.values()).unacknowledged, [alerts])
  useEffect(() => {
    const bare = document.title.replace(/^\(\d+\) /, '')
    document.title = unacknowledged > 0 ? `(${unacknowledged}) ${bare}` : bare
  }, [unacknowledged])
  return null
}
