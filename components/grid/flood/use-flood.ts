'use client'

import { createContext, use, useMemo, useRef } from 'react'
import { type Flood, floodAt, isQuiet } from '@/lib/client/grid/flood'
import type { AlarmSummary } from '@/lib/protocol/alarm'
import { useGrid } from '../shell/room-context'
import { useWallNow } from '../shell/use-now'
import { useResource } from '../shell/use-resource'

export const FloodContext = createContext<Flood | null>(null)

/** The flood that stands now, or null. */
export function useFlood(): Flood | null {
  return use(FloodContext)
}

/**
 * Judged by the server, with its settings and for those who are here, every few seconds while alarms come;
 * by what this page knows as long as the server has not said.
 */
export function useFloodWatch(): Flood | null {
  const alerts = useGrid((state) => state.alerts)
  const now = useWallNow(5000)
  const before = useRef<Flood | null>(null)
  const own = useMemo(() => {
    before.current = floodAt(alerts.values(), now + 5000, before.current)
    return before.current
  }, [alerts, now])
  const quiet = useMemo(() => isQuiet(alerts.values(), now + 5000), [alerts, now])
  const said = useResource<AlarmSummary>(quiet ? null : '/api/grid/alerts/summary', now).data?.flood
  return useMemo(() => {
    if (!said || quiet) return own
    if (!said.active) return null
    const since = said.since ? Date.parse(said.since) : (own?.since ?? now)
    return { since, count: said.count, perOperator: said.perOperator, windowMinutes: said.windowMinutes }
  }, [said, quiet, own, now])
}
