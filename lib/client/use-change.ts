'use client'

import { useState } from 'react'
import { type ApiProblem, type ApiResult, callApi } from './api'

type Method = 'POST' | 'PATCH' | 'DELETE'

/** One write at a time, with what became of it. */
export function useChange() {
  const [busy, setBusy] = useState<string | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)

  async function change<T>(method: Method, path: string, json?: unknown): Promise<ApiResult<T>> {
    setBusy(path)
    setProblem(null)
    const answer = await callApi<T>(path, { method, ...(json === undefined ? {} : { json }) })
    setBusy(null)
    if (!answer.ok) setProblem(answer.problem)
    return answer
  }

  return { change, busy, problem }
}
