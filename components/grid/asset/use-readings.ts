'use client'

import { useEffect, useMemo, useState } from 'react'
import { callApi, type RequestProblem } from '@/lib/client/grid/call-api'
import type { ReadingDto } from '@/lib/protocol/grid'
import type { Point } from '../chart/chart-spec'
import { useGrid } from '../shell/room-context'

export type Readings = {
  points: Point[]
  problem: RequestProblem | null
  loading: boolean
  retry: () => void
}

/** Load in kW of one transformer over a stretch of grid time, kept up with what the socket brings. */
export function useReadings(transformerId: string | null, from: number, to: number): Readings {
  const [fetched, setFetched] = useState<{ id: string; points: Point[] } | null>(null)
  const [live, setLive] = useState<Point[]>([])
  const [problem, setProblem] = useState<RequestProblem | null>(null)
  const [attempt, setAttempt] = useState(0)
  const transformer = useGrid((state) => (transformerId ? state.transformers.get(transformerId) : undefined))
  const connected = useGrid((state) => state.lostAt === null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again after a cut and on retry
  useEffect(() => {
    if (!transformerId || !connected) return
    const abort = new AbortController()
    setProblem(null)
    void fetchReadings(transformerId, from, to, abort.signal).then((answer) => {
      if (abort.signal.aborted) return
      if ('problem' in answer) return setProblem(answer.problem)
      setFetched({ id: transformerId, points: answer.points })
      setLive([])
    })
    return () => abort.abort()
  }, [transformerId, from, to, connected, attempt])
  const observedAt = transformer?.observedAt ?? null
  const loadKw = transformer?.loadKw ?? null
  useEffect(() => {
    if (!observedAt || loadKw === null) return
    const at = Date.parse(observedAt)
    setLive((known) => (known.at(-1)?.at === at ? known : [...known.slice(-2000), { at, value: loadKw }]))
  }, [observedAt, loadKw])
  const known = fetched && fetched.id === transformerId ? fetched.points : null
  const points = useMemo(() => {
    if (!known) return []
    const last = known.at(-1)?.at ?? Number.NEGATIVE_INFINITY
    const fresh = live.filter((point) => point.at > last && point.at <= to)
    return fresh.length ? [...known, ...fresh] : known
  }, [known, live, to])
  return { points, problem, loading: !known && !problem, retry: () => setAttempt((n) => n + 1) }
}

type Fetched = { points: Point[] } | { problem: RequestProblem }

async function fetchReadings(id: string, from: number, to: number, signal: AbortSignal): Promise<Fetched> {
  const points: Point[] = []
  let cursor: string | null = null
  for (let page = 0; page < 20; page += 1) {
    const query = new URLSearchParams({
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      limit: '2000',
      ...(cursor ? { cursor } : {}),
    })
    const answer = await callApi<ReadingDto[]>(
      `/api/grid/transformers/${encodeURIComponent(id)}/readings?${query}`,
      { signal },
    )
    if (!answer.ok) return { problem: answer.problem }
    for (const reading of answer.data)
      points.push({ at: Date.parse(reading.observedAt), value: reading.loadKw })
    cursor = answer.nextCursor
    if (!cursor) break
  }
  return { points: points.sort((a, b) => a.at - b.at) }
}
