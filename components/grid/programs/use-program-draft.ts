'use client'

import { useEffect, useState } from 'react'
import { callApi, type RequestProblem } from '@/lib/client/grid/call-api'
import type { ProgramTerms } from '@/lib/domain/program/terms'
import { termsProblems } from '@/lib/domain/program/terms-problems'
import type { ProgramPreview } from '@/lib/protocol/program'

const PREVIEW_AFTER_MS = 500

export type TermsEdit = {
  terms: ProgramTerms
  /** Sets the value at a path such as `limits.maxEventsPerMonth` */
  set: (path: string, value: unknown) => void
  /** What does not go together, by path */
  problemAt: (path: string) => string | undefined
  changed: boolean
  valid: boolean
}

/** Terms being edited, with what does not go together in them. */
export function useTermsEdit(initial: ProgramTerms): TermsEdit {
  const [terms, setTerms] = useState(initial)
  useEffect(() => setTerms(initial), [initial])
  const problems = termsProblems(terms)
  return {
    terms,
    set: (path, value) => setTerms((known) => withValue(known, path.split('.'), value)),
    problemAt: (path) => problems.find((problem) => problem.path.join('.') === path)?.message,
    changed: JSON.stringify(terms) !== JSON.stringify(initial),
    valid: problems.length === 0,
  }
}

/** The customer's card and the count of homes for terms that may not be saved yet. */
export function useProgramPreview(
  id: string,
  terms: ProgramTerms,
  locale: 'en' | 'es',
): { preview: ProgramPreview | null; problem: RequestProblem | null } {
  const [state, setState] = useState<{ preview: ProgramPreview | null; problem: RequestProblem | null }>({
    preview: null,
    problem: null,
  })
  useEffect(() => {
    const abort = new AbortController()
    const timer = setTimeout(() => {
      void callApi<ProgramPreview>('/api/programs/preview', {
        method: 'POST',
        body: { id, terms, locale },
        signal: abort.signal,
      }).then((answer) => {
        if (abort.signal.aborted) return
        setState((known) =>
          answer.ok ? { preview: answer.data, problem: null } : { ...known, problem: answer.problem },
        )
      })
    }, PREVIEW_AFTER_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [id, terms, locale])
  return state
}

function withValue<T>(value: T, [key, ...rest]: string[], next: unknown): T {
  if (key === undefined) return next as T
  const inner = (value as Record<string, unknown>)[key]
  const changed = rest.length === 0 ? next : withValue(inner ?? {}, rest, next)
  const copy = { ...(value as Record<string, unknown>) }
  if (changed === undefined) delete copy[key]
  else copy[key] = changed
  return copy as T
}
