'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useChat } from './chat-context'
import { keepFocus } from './keep-focus'

/** A card's button: sent once at a time, never queued, its refusal shown on the card. */
export function useAct() {
  const { submit, live } = useChat()
  const t = useTranslations('chat.card')
  const [busy, setBusy] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  async function act(action: string, values: Record<string, unknown>, label: string): Promise<boolean> {
    if (busy || !live) return false
    setBusy(action)
    setProblem(null)
    const answer = await submit(action, { ...withoutEmpty(values), label })
    setBusy(null)
    if (answer.ok) {
      keepFocus()
      return true
    }
    const { message } = answer.error
    setProblem(message ? t('failed', { message }) : t('failedPlain'))
    return false
  }

  return { act, busy, problem, off: !live || busy !== null }
}

function withoutEmpty(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''))
}
