'use client'

import { useCallback, useEffect, useState } from 'react'
import { callApi, type RequestProblem } from '@/lib/client/grid/call-api'
import { useGrid } from './room-context'

type Resource<T> = { data: T | null; problem: RequestProblem | null; reload: () => void }

/** One thing read from the API; read again after a cut, when `stamp` changes, and on request. The old stays meanwhile. */
export function useResource<T>(path: string | null, stamp: string | number = 0): Resource<T> {
  const [state, setState] = useState<{ path: string | null; data: T | null; problem: RequestProblem | null }>(
    {
      path,
      data: null,
      problem: null,
    },
  )
  const [attempt, setAttempt] = useState(0)
  const connected = useGrid((grid) => grid.lostAt === null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: stamp, attempt and connection are reasons to read again
  useEffect(() => {
    if (!path || !connected) return
    const abort = new AbortController()
    void callApi<T>(path, { signal: abort.signal }).then((answer) => {
      if (abort.signal.aborted) return
      setState((known) =>
        answer.ok
          ? { path, data: answer.data, problem: null }
          : { path, data: known.path === path ? known.data : null, problem: answer.problem },
      )
    })
    return () => abort.abort()
  }, [path, stamp, attempt, connected])
  const reload = useCallback(() => setAttempt((n) => n + 1), [])
  const current = state.path === path
  return { data: current ? state.data : null, problem: current ? state.problem : null, reload }
}
