'use client'

import { type RefObject, useEffect, useRef, useState } from 'react'

/** The element's inner height in CSS pixels; `fallback` until it is measured. */
export function useElementHeight<T extends HTMLElement>(fallback: number): [RefObject<T | null>, number] {
  const ref = useRef<T>(null)
  const [height, setHeight] = useState(fallback)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => {
      const next = Math.floor(entry?.contentRect.height ?? 0)
      if (next > 40) setHeight((known) => (Math.abs(known - next) > 1 ? next : known))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, height]
}
