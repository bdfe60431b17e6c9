'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { getConversationStore } from '@/lib/client/use-conversation'

/** Sends a decision as a button of the command chat does; a refusal comes back in plain words. */
export function useDecide() {
  const t = useTranslations('grid-ui')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  async function send(action: string, values: Record<string, unknown>): Promise<boolean> {
    setBusy(true)
    setRefusal(null)
    const answer = await getConversationStore('/grid').submit(action, values)
    setBusy(false)
    if (!answer.ok) setRefusal(answer.error.message || t('permission.offline'))
    return answer.ok
  }
  return { send, busy, refusal }
}
