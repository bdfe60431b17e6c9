'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { getConversationStore, useConversation } from '@/lib/client/use-conversation'

const SHOW_AFTER_MS = 400

/** What the assistant is doing, once it takes longer than a moment. */
export function AgentLine() {
  const t = useTranslations('grid-ui')
  const { agent } = useConversation('/grid')
  const [shown, setShown] = useState(false)
  const busy = agent.state !== 'idle'
  useEffect(() => {
    if (!busy) return setShown(false)
    const timer = setTimeout(() => setShown(true), SHOW_AFTER_MS)
    return () => clearTimeout(timer)
  }, [busy])
  return (
    <div role="status">
      {shown && busy ? (
        <div className="dock-line">
          <time />
          <div className="muted r-row">
            {agent.label || t('dock.thinking')}
            <button type="button" className="r-link" onClick={() => getConversationStore('/grid').stop()}>
              {t('action.stop')}
            </button>
          </div>
        </div>
      ) : null}
    </div>
  )
}
