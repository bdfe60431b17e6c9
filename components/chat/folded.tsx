'use client'

import { CircleCheck, CircleSlash } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { useTranslations } from 'use-intl'

type Props = { line: ReactNode; tone?: 'done' | 'closed'; children?: ReactNode; action?: ReactNode }

/** A decided card for ever: one line with who and when, that opens again read-only. */
export function Folded({ line, tone = 'done', children, action }: Props) {
  const t = useTranslations('chat.card')
  const [open, setOpen] = useState(false)
  const bodyId = useId()
  const Icon = tone === 'done' ? CircleCheck : CircleSlash
  return (
    <div className="grid gap-3">
      <div className="folded folded-line">
        <Icon
          size={20}
          strokeWidth={1.5}
          className={`flex-none ${tone === 'done' ? 'text-accent' : 'text-faint'}`}
        />
        <p className="min-w-0 flex-1">{line}</p>
        {action}
        {children && (
          <button
            type="button"
            className="link text-label font-medium py-1"
            aria-expanded={open}
            aria-controls={bodyId}
            onClick={() => setOpen(!open)}
          >
            {open ? t('hide') : t('show')}
          </button>
        )}
      </div>
      {open && <div id={bodyId}>{children}</div>}
    </div>
  )
}
