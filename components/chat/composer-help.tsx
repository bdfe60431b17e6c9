'use client'

import { useTranslations } from 'use-intl'
import { OUTBOX_LIMIT } from '@/lib/client/outbox'
import { useChat } from './chat-context'
import { PhoneLink } from './phone-link'

type Props = { tooMany: number; stops: boolean; live: boolean; isStart: boolean; waiting: number }

/** The line under the field: what is going on, else who one talks to and how to reach a person. */
export function ComposerHelp({ tooMany, stops, live, isStart, waiting }: Props) {
  const t = useTranslations('chat.composer')
  const { site } = useChat()
  const frame =
    'flex flex-wrap justify-center gap-x-3 gap-y-0.5 text-center text-fine text-faint text-balance'
  if (tooMany > 0)
    return (
      <p id="say-help" role="alert" className={`${frame} text-error`}>
        {t('tooLong', { count: tooMany })}
      </p>
    )
  const words =
    !live && waiting >= OUTBOX_LIMIT
      ? t('full')
      : !live && waiting > 0
        ? t('queued', { count: waiting })
        : stops
          ? t('stopHelp')
          : null
  if (words)
    return (
      <p id="say-help" className={frame}>
        {words}
      </p>
    )
  return (
    <p id="say-help" className={`${frame} short:hidden`}>
      <span>{t('assistant')}</span>
      {isStart ? (
        <span>{t('signInWhy')}</span>
      ) : (
        <span>{t.rich('person', { phone: () => <PhoneLink phone={site.phone} quiet /> })}</span>
      )}
    </p>
  )
}
