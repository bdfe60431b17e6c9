'use client'

import { useEffect, useState } from 'react'
import { callApi } from '@/lib/client/grid/call-api'
import type { Point } from '../chart/chart-spec'

export type Forecast = { middle: Point[]; low: Point[]; high: Point[] }
type Wire = { points?: { at: string; p10: number; p50: number; p90: number }[] }

const REFRESH_MS = 60_000

/** Load forecast with its 80 % band; null while there is none. */
export function useForecast(transformerId: string): Forecast | null {
  const [forecast, setForecast] = useState<{ id: string; value: Forecast } | null>(null)
  useEffect(() => {
    const abort = new AbortController()
    async function read() {
      const answer = await callApi<Wire>(
        `/api/grid/transformers/${encodeURIComponent(transformerId)}/forecast`,
        {
          signal: abort.signal,
        },
      )
      if (abort.signal.aborted || !answer.ok || !answer.data?.points?.length) return
      const { points } = answer.data
      const pick = (of: 'p10' | 'p50' | 'p90') => points.map((p) => ({ at: Date.parse(p.at), value: p[of] }))
      setForecast({ id: transformerId, value: { middle: pick('p50'), low: pick('p10'), high: pick('p90') } })
    }
    void read()
    const timer = setInterval(read, REFRESH_MS)
    return () => {
      abort.abort()
      clearInterval(timer)
    }
  }, [transformerId])
  return forecast?.id === transformerId ? forecast.value : null
}
