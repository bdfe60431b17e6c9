'use client'

import { useEffect, useMemo, useState } from 'react'
import type { TemperaturesDto, TransformerDto } from '@/lib/protocol/grid'
import type { Point } from '../chart/chart-spec'
import { useResource } from '../shell/use-resource'

/** Hot-spot of one transformer over a stretch of grid time, kept up with what the socket brings. */
export function useTemperatures(transformer: TransformerDto, from: number, to: number) {
  const span = new URLSearchParams({
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
  })
  const id = encodeURIComponent(transformer.id)
  const { data, problem, reload } = useResource<TemperaturesDto>(
    `/api/grid/transformers/${id}/temperatures?${span}`,
  )
  const [known, setKnown] = useState<TemperaturesDto | null>(null)
  // The window moves on: what was read before stays until the next answer.
  useEffect(() => {
    if (data) setKnown(data)
  }, [data])
  const [live, setLive] = useState<Point[]>([])
  const { observedAt, hotSpotC } = transformer
  useEffect(() => {
    if (!observedAt || hotSpotC === null) return
    const at = Date.parse(observedAt)
    setLive((points) =>
      points.at(-1)?.at === at ? points : [...points.slice(-500), { at, value: hotSpotC }],
    )
  }, [observedAt, hotSpotC])
  const read = known?.transformerId === transformer.id ? known : null
  const points = useMemo(() => {
    if (!read) return []
    const traced = read.points.map((point) => ({ at: Date.parse(point.at), value: point.hotSpotC }))
    const last = traced.at(-1)?.at ?? Number.NEGATIVE_INFINITY
    return [...traced, ...live.filter((point) => point.at > last && point.at <= to)]
  }, [read, live, to])
  return { points, limitC: read?.hotSpotLimitC ?? null, problem: read ? null : problem, reload }
}
