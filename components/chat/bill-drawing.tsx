'use client'

import { useTranslations } from 'use-intl'

const LINES = [
  { x: 16, y: 48, width: 56 },
  { x: 16, y: 60, width: 44 },
  { x: 16, y: 72, width: 50 },
  { x: 16, y: 100, width: 149 },
  { x: 16, y: 114, width: 149 },
  { x: 16, y: 128, width: 92 },
]

/** Where the meter id stands on a bill. The words beside it say the same. */
export function BillDrawing() {
  const t = useTranslations('chat.signIn')
  return (
    <svg viewBox="0 0 208 140" aria-hidden="true" className="h-auto w-full">
      <path d="M.5 140V6.5a6 6 0 0 1 6-6h168a6 6 0 0 1 6 6V140" className="fill-field stroke-line-strong" />
      <rect x="16" y="16" width="14" height="14" rx="4" className="fill-line-strong" />
      <rect x="36" y="20" width="48" height="6" rx="3" className="fill-line-strong" />
      {LINES.map((line) => (
        <rect key={line.y} {...line} height="6" rx="3" className="fill-inset" />
      ))}
      <rect
        x="88.75"
        y="38.75"
        width="118.5"
        height="44.5"
        rx="9"
        strokeWidth="1.5"
        className="fill-accent-wash stroke-accent"
      />
      <text x="101" y="56" fontSize="8.5" className="fill-muted">
        {t('field')}
      </text>
      <text x="101" y="72" fontSize="11" fontWeight="500" className="fill-ink tracking-[0.02em]">
        {t('placeholder')}
      </text>
    </svg>
  )
}
