'use client'

import { useEffect } from 'react'
import { useAlarmCounts } from '../alarms/use-alarm-counts'

/** Puts the number of alarms nobody has acknowledged in front of the tab's title. */
export function RoomTitle() {
  const { unacknowledged } = useAlarmCounts()
  useEffect(() => {
    const bare = document.title.replace(/^\(\d+\) /, '')
    document.title = unacknowledged > 0 ? `(${unacknowledged}) ${bare}` : bare
  }, [unacknowledged])
  return null
}
