'use client'

import { useState } from 'react'
import { callApi, type RequestProblem } from '@/lib/client/grid/call-api'
import type { AlertDto } from '@/lib/protocol/alert'
import { useRoom } from '../shell/room-context'

export type AlertAct = 'acknowledge' | 'shelve' | 'unshelve' | 'close' | 'notes' | 'assign'

/** Sends an operator's act on an alarm; the answer is shown at once, the live event says the same again. */
export function useAlertActions() {
  const { store } = useRoom()
  const [busyId, setBusyId] = useState<string | null>(null)
  const [problem, setProblem] = useState<RequestProblem | null>(null)

  async function act(alertId: string, kind: AlertAct, body: object = {}): Promise<boolean> {
    setBusyId(alertId)
    setProblem(null)
    const answer = await callApi<AlertDto>(`/api/grid/alerts/${encodeURIComponent(alertId)}/${kind}`, {
      method: 'POST',
      body,
    })
    setBusyId(null)
    if (!answer.ok) {
      setProblem(answer.problem)
      return false
    }
    if (answer.data && typeof answer.data.version === 'number')
      store.dispatch({ type: 'alert', alert: answer.data })
    return true
  }
  return { act, busyId, problem, forget: () => setProblem(null) }
}
