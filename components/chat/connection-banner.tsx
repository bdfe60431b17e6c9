'use client'

import { CloudOff, RefreshCw, WifiOff } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { type ConnectionState, getConnectionStore } from '@/lib/client/connection-state'
import { useChat, useFormats } from './chat-context'
import { PhoneLink } from './phone-link'

type Props = { connection: ConnectionState; behind: boolean }

/** What still works, and from when the screen is. */
export function ConnectionBanner({ connection, behind }: Props) {
  const t = useTranslations('chat.connection')
  const { site } = useChat()
  const formats = useFormats()
  const { phase, lastOnlineAt } = connection
  const since = lastOnlineAt ? formats.time(new Date(lastOnlineAt)) : null

  if (phase === 'offline')
    return (
      <Strip
        icon={<WifiOff size={20} strokeWidth={1.5} />}
        title={t('offlineTitle')}
        text={t('offlineText')}
      />
    )
  if (phase === 'server-gone')
    return (
      <Strip
        icon={<CloudOff size={20} strokeWidth={1.5} />}
        title={t('serverGoneTitle')}
        text={t.rich('serverGoneText', { phone: () => <PhoneLink phone={site.phone} /> })}
        retry
      />
    )
  if (phase === 'reconnecting')
    return (
      <Strip
        icon={<RefreshCw size={20} strokeWidth={1.5} />}
        title={t('reconnectingTitle')}
        text={since ? t('reconnectingText', { time: since }) : t('reconnectingFirst')}
        retry
      />
    )
  if (behind)
    return (
      <Strip
        icon={<RefreshCw size={20} strokeWidth={1.5} />}
        title={t('behindTitle')}
        text={t('behindText')}
      />
    )
  return null
}

type StripProps = { icon: React.ReactNode; title: string; text: React.ReactNode; retry?: boolean }

function Strip({ icon, title, text, retry = false }: StripProps) {
  const t = useTranslations('chat.connection')
  return (
    <div className="banner" role="status">
      <div className="lane banner-in">
        <span className="flex-none text-warn">{icon}</span>
        <p>
          <strong className="font-semibold">{title}</strong> {text}
        </p>
        {retry && (
          <Button size="small" className="ms-auto" onClick={() => getConnectionStore('/chat').retryNow()}>
            {t('tryNow')}
          </Button>
        )}
      </div>
    </div>
  )
}
