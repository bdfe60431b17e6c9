'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { type ApiProblem, callApi } from './api'

export type ListState<T> = {
  /** Null until it has come once */
  items: T[] | null
  problem: ApiProblem | null
  reload: () => Promise<void>
}

/** One of the customer's lists. A failed reload keeps what was there and says so. */
export function useList<T>(path: string): ListState<T> {
  const [items, setItems] = useState<T[] | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const latest = useRef(0)

  const reload = useCallback(async () => {
    latest.current += 1
    const request = latest.current
    const answer = await callApi<T[]>(path)
    if (request !== latest.current) return
    if (answer.ok) setItems(answer.data)
    setProblem(answer.ok ? null : answer.problem)
  }, [path])

  useEffect(() => {
    void reload()
    const onOnline = () => void reload()
    window.addEventListener('online', onOnline)
    return () => window.removeEventListener('online', onOnline)
  }, [reload])

  return { items, problem, reload }
}
