'use client'

import { useEffect, useState } from 'react'

const KEY = 'fl-draft'

/** What is being written survives a reload and a new sign-in, in this tab only. */
export function useDraftText(): [string, (text: string) => void] {
  const [text, setText] = useState('')

  useEffect(() => {
    try {
      setText(window.sessionStorage.getItem(KEY) ?? '')
    } catch {
      // No storage: the draft lives as long as the page.
    }
  }, [])

  function keep(next: string) {
    setText(next)
    try {
      if (next === '') window.sessionStorage.removeItem(KEY)
      else window.sessionStorage.setItem(KEY, next)
    } catch {
      // As above.
    }
  }

  return [text, keep]
}
