'use client'

import { useMemo, useRef } from 'react'
import { type Flood, floodAt } from '@/lib/client/grid/flood'
import { useGrid } from '../shell/room-context'
import { useWallNow } from '../shell/use-now'

/** The flood that stands now, or null; judged again every few seconds. */
export function useFlood(): Flood | null {
  const alerts = useGrid((state) => state.alerts)
  const now = useWallNow(5000)
  const before = useRef<Flood | null>(null)
  return useMemo(() => {
    before.current = floodAt(alerts.values(), now + 5000, before.current)
    return before.current
  }, [alerts, now])
}
