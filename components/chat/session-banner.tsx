'use client'

import { Clock } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { extendSession } from '@/lib/client/auth-session'
import { getConversationStore } from '@/lib/client/use-conversation'
import type { SessionChanged } from '@/lib/protocol/socket-events'
import { useFormats } from './chat-context'
import { useNow } from './use-now'

const WARN_BEFORE_MS = 3 * 60_000
type Props = { session: SessionChanged | null; cookieFailed: boolean }

/** Tells the end of a session before it comes, and after it how to go on. */
export function SessionBanner({ session, cookieFailed }: Props) {
  const t = useTranslations('chat.session')
  const formats = useFormats()
  const now = useNow(10_000)
  const expiredNow = Boolean(session?.expiresAt && now && Date.parse(session.expiresAt) < now.getTime())
  const [extended, setExtended] = useState<{ from: string; to: string } | null>(null)

  // The server tells the end; should its word be lost, asking brings it.
  useEffect(() => {
    if (expiredNow) getConversationStore('/chat').resync()
  }, [expiredNow])

  if (session?.state === 'expired') return <Strip title={t('endedTitle')} text={t('endedText')} />
  if (session?.state !== 'authenticated') return null
  if (cookieFailed) return <Strip title="" text={t('cookieFailed')} />
  const told = session.expiresAt
  const expiresAt = extended && extended.from === told ? extended.to : told
  if (!expiresAt || !now) return null
  const leftMs = Date.parse(expiresAt) - now.getTime()
  if (leftMs > WARN_BEFORE_MS) return null

  async function stay() {
    const to = await extendSession()
    if (to && told) setExtended({ from: told, to })
  }

  // Staying moved nothing: this is the end that cannot be moved.
  const isLast =
    extended !== null && extended.from === told && Date.parse(extended.to) - Date.parse(extended.from) < 5_000
  return (
    <Strip
      title={t('endsTitle', { time: formats.time(expiresAt) })}
      text={isLast ? t('absoluteText') : t('endsText')}
    >
      {!isLast && (
        <Button size="small" className="ms-auto" onClick={() => void stay()}>
          {t('stay')}
        </Button>
      )}
    </Strip>
  )
}

function Strip({ title, text, children }: { title: string; text: string; children?: React.ReactNode }) {
  return (
    <div className="banner" role="status">
      <div className="lane banner-in">
        <Clock size={20} strokeWidth={1.5} className="flex-none text-warn" />
        <p>
          {title && <strong className="font-semibold">{title}</strong>} {text}
        </p>
        {children}
      </div>
    </div>
  )
}
