'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { callApi, type RequestProblem } from '@/lib/client/grid/call-api'

type Pages<T> = {
  items: T[]
  loading: boolean
  ended: boolean
  problem: RequestProblem | null
  more: () => void
  retry: () => void
  /** From the first page again */
  restart: () => void
}

/** A newest-first list read page by page; starts again when the path changes. */
export function usePages<T>(path: string, limit = 100): Pages<T> {
  const [state, setState] = useState<{ items: T[]; cursor: string | null; ended: boolean }>({
    items: [],
    cursor: null,
    ended: false,
  })
  const [loading, setLoading] = useState(true)
  const [problem, setProblem] = useState<RequestProblem | null>(null)
  const running = useRef<AbortController | null>(null)

  const load = useCallback(
    async (cursor: string | null, before: T[]) => {
      const abort = new AbortController()
      running.current = abort
      setLoading(true)
      setProblem(null)
      const query = new URLSearchParams({ limit: String(limit), ...(cursor ? { cursor } : {}) })
      const answer = await callApi<T[]>(`${path}${path.includes('?') ? '&' : '?'}${query}`, {
        signal: abort.signal,
      })
      if (abort.signal.aborted) return
      running.current = null
      setLoading(false)
      if (answer.ok)
        setState({
          items: [...before, ...answer.data],
          cursor: answer.nextCursor,
          ended: answer.nextCursor === null,
        })
      else setProblem(answer.problem)
    },
    [path, limit],
  )
  useEffect(() => {
    setState({ items: [], cursor: null, ended: false })
    void load(null, [])
    return () => running.current?.abort()
  }, [load])
  return {
    ...state,
    loading,
    problem,
    more: () => {
      if (!running.current && !state.ended && !problem) void load(state.cursor, state.items)
    },
    retry: () => void load(state.cursor, state.items),
    restart: () => void load(null, []),
  }
}
