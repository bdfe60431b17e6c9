'use client'

import { useState } from 'react'
import { type Answered, callApi, type RequestProblem } from '@/lib/client/grid/call-api'

/** Sends one request at a time and keeps why the last one was refused. */
export function useRequest() {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<RequestProblem | null>(null)
  async function send<T>(
    path: string,
    method: 'POST' | 'PATCH' | 'DELETE',
    body?: unknown,
  ): Promise<Answered<T>> {
    setBusy(true)
    setProblem(null)
    const answer = await callApi<T>(path, { method, body: body ?? (method === 'DELETE' ? undefined : {}) })
    setBusy(false)
    if (!answer.ok) setProblem(answer.problem)
    return answer
  }
  return { send, busy, problem, forget: () => setProblem(null) }
}
