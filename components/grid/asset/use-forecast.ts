'use client'

import { useEffect, useState } from 'react'
import { callApi } from '@/lib/client/grid/call-api'
import type { ForecastDto } from '@/lib/protocol/grid'
import type { Point } from '../chart/chart-spec'

export type Forecast = Pick<
  ForecastDto,
  'model' | 'limitKw' | 'pOverLimit' | 'hotSpotLimitC' | 'timeToLimitAt' | 'timeToLimitP90At' | 'ageingDays'
> & {
  middle: Point[]
  low: Point[]
  high: Point[]
  peak: { at: number; kw: number }
  /** The model's hot-spot at the end of each step; null while no thermal state is known */
  hotSpot: HotSpotAhead | null
  minutesToLimit: number | null
}

type Known = { at: number; value: number }
export type HotSpotAhead = { middle: Known[]; band: { low: Known[]; high: Known[] } | null }

const REFRESH_MS = 60_000

/** Load forecast with its 80 % band; null while there is none. */
export function useForecast(transformerId: string | null): Forecast | null {
  const [forecast, setForecast] = useState<{ id: string; value: Forecast } | null>(null)
  useEffect(() => {
    if (!transformerId) return
    const id = transformerId
    const abort = new AbortController()
    async function read() {
      const answer = await callApi<ForecastDto>(`/api/grid/transformers/${encodeURIComponent(id)}/forecast`, {
        signal: abort.signal,
      })
      if (abort.signal.aborted || !answer.ok || answer.data.points.length === 0) return
      const { points, minutesToLimit, model, limitKw, pOverLimit, hotSpotLimitC } = answer.data
      const { timeToLimitAt, timeToLimitP90At, ageingDays } = answer.data
      const pick = (of: 'p10' | 'p50' | 'p90') => points.map((p) => ({ at: Date.parse(p.at), value: p[of] }))
      const top = points.reduce((best, point) => (point.p50 > best.p50 ? point : best))
      setForecast({
        id,
        value: {
          middle: pick('p50'),
          low: pick('p10'),
          high: pick('p90'),
          peak: { at: Date.parse(top.at), kw: top.p50 },
          hotSpot: hotSpotOf(answer.data),
          minutesToLimit,
          model,
          limitKw,
          pOverLimit,
          hotSpotLimitC,
          timeToLimitAt,
          timeToLimitP90At,
          ageingDays,
        },
      })
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

function hotSpotOf({ points, stepMinutes }: ForecastDto): HotSpotAhead | null {
  const pick = (of: 'hotSpotC' | 'hotSpotP10C' | 'hotSpotP90C') =>
    points.flatMap((point) => {
      const value = point[of]
      return value === null ? [] : [{ at: Date.parse(point.at) + stepMinutes * 60_000, value }]
    })
  const [middle, low, high] = [pick('hotSpotC'), pick('hotSpotP10C'), pick('hotSpotP90C')]
  if (middle.length === 0) return null
  return { middle, band: low.length === middle.length ? { low, high } : null }
}
