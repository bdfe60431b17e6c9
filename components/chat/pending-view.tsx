'use client'

import { CircleAlert, Clock } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { PendingMessage } from '@/lib/client/outbox'
import { getConversationStore } from '@/lib/client/use-conversation'

/** An own message that the server does not have yet. */
export function PendingView({ entry }: { entry: PendingMessage }) {
  const t = useTranslations('chat.message')
  const store = () => getConversationStore('/chat')
  const id = entry.clientMessageId
  return (
    <article className="said" data-own="" data-state={entry.state} aria-label={t('you')}>
      <p className="bubble">{entry.secret ? entry.text.replace(/\d/g, '•') : entry.text}</p>
      {entry.state === 'failed' ? (
        <p className="said-foot" role="alert">
          <CircleAlert size={14} />
          <span>
            {entry.errorText || t('failed')}{' '}
            <button type="button" className="link text-inherit" onClick={() => store().retry(id)}>
              {t('tryAgain')}
            </button>{' '}
            <button type="button" className="link text-inherit" onClick={() => store().discard(id)}>
              {t('discard')}
            </button>
          </span>
          <span className="font-normal text-faint">
            {t('reference', { reference: entry.reference ?? '' })}
          </span>
        </p>
      ) : (
        <p className="said-foot">
          {entry.state === 'waiting' && <Clock size={14} />}
          {entry.state === 'waiting' ? t('waiting') : t('sending')}
        </p>
      )}
    </article>
  )
}
