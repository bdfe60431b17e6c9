'use client'

import { useCallback, useEffect, useRef } from 'react'

/** The same function for the whole life of the component, doing what the newest one does: rows stay memoised. */
export function useStable<A extends unknown[], R>(run: (...args: A) => R): (...args: A) => R {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  return useCallback((...args: A) => latest.current(...args), [])
}
