'use client'

import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { RichText } from '@/components/chat/rich-text'
import { personName } from '@/lib/client/grid/asset-label'
import { ownWords } from '@/lib/client/grid/own-words'
import type { PendingMessage } from '@/lib/client/outbox'
import { getConversationStore } from '@/lib/client/use-conversation'
import type { Message } from '@/lib/protocol/message'
import { useRoom } from '../shell/room-context'
import { CommandPart } from './command-part'

/** One line of the log: time, who, what; cards stand as dense text with their links. */
export const CommandLine = memo(function CommandLine({ message, last }: { message: Message; last: boolean }) {
  const t = useTranslations('grid-ui')
  const { format, locale, me } = useRoom()
  const author = message.author ? personName(message.author) : null
  const own = message.role === 'admin' && (author === me.name || author === me.username)
  const who = message.role === 'admin' ? (author ?? t('dock.someone')) : t(`dock.who.${message.kind}`)
  const parts = message.parts.map((part) => ownWords(part, locale))
  const told = parts.some((part) => part.type === 'text' && part.text !== '')
  return (
    <div className={`dock-line${own ? ' own' : ''}`}>
      <time dateTime={message.createdAt}>{format.clock(message.createdAt)}</time>
      <div className="line-said">
        <span className="who">{who}</span>
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts keep their place
          <CommandPart key={index} part={part} live={last} first={index === 0} told={told} />
        ))}
      </div>
    </div>
  )
})

/** Something typed that the server has not confirmed yet. */
export function PendingLine({ entry }: { entry: PendingMessage }) {
  const t = useTranslations('grid-ui')
  const { format, me } = useRoom()
  const store = getConversationStore('/grid')
  const failed = entry.state === 'failed'
  return (
    <div className={`dock-line own${failed ? ' failed' : ''}`}>
      <time dateTime={entry.createdAt}>{format.clock(entry.createdAt)}</time>
      <div className="line-said">
        <span className="who">{me.name}</span>
        {entry.text}{' '}
        <span className="muted micro" role={failed ? 'alert' : undefined}>
          {failed
            ? entry.errorText || t('dock.notSent')
            : t(`dock.pending.${entry.state === 'sent' ? 'sending' : entry.state}`)}
        </span>
        {failed ? (
          <span className="r-row">
            <button type="button" className="r-link" onClick={() => store.retry(entry.clientMessageId)}>
              {t('action.retry')}
            </button>
            <button type="button" className="r-link" onClick={() => store.discard(entry.clientMessageId)}>
              {t('action.discard')}
            </button>
          </span>
        ) : null}
      </div>
    </div>
  )
}

export function Said({ text }: { text: string }) {
  return <RichText text={text} className="dock-words" />
}
