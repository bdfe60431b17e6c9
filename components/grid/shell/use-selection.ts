'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback } from 'react'

/** What is picked, kept in the address so that a link shows a colleague the same thing: t, f, a, tab and the like. */
export function useSelection(): {
  get: (key: string) => string | null
  set: (changes: Record<string, string | null>) => void
} {
  const params = useSearchParams()
  const get = useCallback((key: string) => params.get(key), [params])
  const set = useCallback((changes: Record<string, string | null>) => {
    const next = new URLSearchParams(window.location.search)
    for (const [key, value] of Object.entries(changes)) {
      if (value === null) next.delete(key)
      else next.set(key, value)
    }
    const query = next.toString()
    window.history.replaceState(null, '', query ? `?${query}` : window.location.pathname)
  }, [])
  return { get, set }
}
