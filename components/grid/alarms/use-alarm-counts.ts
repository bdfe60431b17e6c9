'use client'

import { useMemo } from 'react'
import { type AlarmCounts, addCounts, countAlarms } from '@/lib/client/grid/alert-order'
import { useGrid } from '../shell/room-context'

/** All open alarms by priority, those that are not loaded among them. */
export function useAlarmCounts(): AlarmCounts {
  const alerts = useGrid((state) => state.alerts)
  const beyond = useGrid((state) => state.beyond)
  return useMemo(() => addCounts(countAlarms(alerts.values()), beyond), [alerts, beyond])
}

/** Whether the counts are known: before the first answer, or without one, none of them is zero. */
export function useCountsKnown(): boolean {
  return useGrid((state) => state.phase === 'ready')
}
