'use client'

import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ConversationSnapshot } from '@/lib/client/conversation-store'

/** One polite sentence for those who listen: what is being done, and when the answer is complete. */
export function useStatusWords({ agent }: ConversationSnapshot): string {
  const t = useTranslations('chat.message')
  const [words, setWords] = useState('')
  const wasBusy = useRef(false)
  const busy = agent.state !== 'idle'

  useEffect(() => {
    if (!busy && !wasBusy.current) return
    wasBusy.current = busy
    if (!busy) return setWords(t('finished'))
    const timer = setTimeout(() => setWords(agent.label ?? t('thinking')), 600)
    return () => clearTimeout(timer)
  }, [busy, agent.label, t])

  return words
}
