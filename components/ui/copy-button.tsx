'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'

/** Copies a text; says so by its sign and, once, to those who listen. */
export function CopyButton({
  text,
  label,
  copiedLabel,
}: {
  text: string
  label: string
  copiedLabel?: string
}) {
  const [copied, setCopied] = useState(false)

  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2_000)
    return () => clearTimeout(timer)
  }, [copied])

  return (
    <button
      type="button"
      className="icon-button -my-2.5"
      aria-label={label}
      title={label}
      onClick={() => navigator.clipboard?.writeText(text).then(() => setCopied(true))}
    >
      {copied ? <Check size={16} className="text-accent" /> : <Copy size={16} />}
      <span className="sr-only" role="status">
        {copied ? (copiedLabel ?? '✓') : ''}
      </span>
    </button>
  )
}
