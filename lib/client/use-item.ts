'use client'

import { useCallback, useEffect, useState } from 'react'
import { type ApiProblem, callApi } from './api'

/** One object of the customer's, which may be replaced by what a change answers. */
export function useItem<T>(path: string) {
  const [item, setItem] = useState<T | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)

  const reload = useCallback(async () => {
    const answer = await callApi<T>(path)
    if (answer.ok) setItem(answer.data)
    setProblem(answer.ok ? null : answer.problem)
  }, [path])

  useEffect(() => {
    void reload()
  }, [reload])

  return { item, setItem, problem, reload }
}
