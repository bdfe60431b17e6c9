'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { BrandMark } from '@/components/ui/brand-mark'
import type { Draft } from '@/lib/client/conversation-store'
import type { AgentStatus } from '@/lib/protocol/socket-events'
import { RichText } from './rich-text'

type Props = { draft: Draft | null; agent: AgentStatus }

const QUIET_MS = 400

/** What the assistant is doing or writing just now; nothing for answers that come at once. */
export function DraftView({ draft, agent }: Props) {
  const t = useTranslations('chat.message')
  const busy = agent.state !== 'idle'
  const [shown, setShown] = useState(false)

  useEffect(() => {
    if (!busy) return setShown(false)
    const timer = setTimeout(() => setShown(true), QUIET_MS)
    return () => clearTimeout(timer)
  }, [busy])

  if (!draft && !(busy && shown)) return null
  return (
    <article className="turn" aria-hidden={draft ? undefined : true}>
      <p className="byline">
        <BrandMark size={20} />
        {t('assistant')}
      </p>
      {busy && (
        <p className="working">
          <span className="pulse" />
          {agent.label ?? t('thinking')}
        </p>
      )}
      {draft && <RichText text={draft.text} className="writing" />}
    </article>
  )
}
