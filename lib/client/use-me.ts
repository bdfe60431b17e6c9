'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Me } from '@/lib/protocol/me'
import { type ApiProblem, callApi } from './api'

export type MeState = {
  me: Me | null
  /** Wall time at which `me` was true */
  receivedAt: number
  problem: ApiProblem | null
  reload: () => void
}

/** The signed-in customer's account at a glance; asked again whenever `version` changes. */
export function useMe(enabled: boolean, version: string): MeState {
  const [state, setState] = useState<Omit<MeState, 'reload'>>({ me: null, receivedAt: 0, problem: null })
  const latest = useRef(0)

  const load = useCallback(async () => {
    latest.current += 1
    const request = latest.current
    const answer = await callApi<Me>('/api/me')
    // A later request, or a sign-out, has overtaken this one.
    if (request !== latest.current) return
    setState((before) =>
      answer.ok
        ? { me: answer.data, receivedAt: Date.now(), problem: null }
        : { ...before, problem: answer.problem },
    )
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: version is the reason to ask again
  useEffect(() => {
    if (enabled) void load()
    else {
      latest.current += 1
      setState({ me: null, receivedAt: 0, problem: null })
    }
  }, [enabled, version, load])

  return { ...state, reload: load }
}
