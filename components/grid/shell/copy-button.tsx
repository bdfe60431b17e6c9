'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Icon, type IconName } from '../symbols/icon'

type Props = { text: () => string; label: string; icon?: IconName; tiny?: boolean }

/** Copies and says so on itself for a moment. */
export function CopyButton({ text, label, icon = 'copy', tiny }: Props) {
  const t = useTranslations('grid-ui')
  const [copied, setCopied] = useState(false)
  return (
    <button
      type="button"
      className={`r-btn${tiny ? ' tiny' : ''}`}
      onClick={async () => {
        try {
          await navigator.clipboard.writeText(text())
          setCopied(true)
          setTimeout(() => setCopied(false), 2000)
        } catch {
          setCopied(false)
        }
      }}
    >
      <Icon name={copied ? 'check' : icon} size={13} />
      <span aria-live="polite">{copied ? t('action.copied') : label}</span>
    </button>
  )
}
