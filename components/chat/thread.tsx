'use client'

import { ArrowDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { askedAgain } from '@/lib/client/ask-again'
import type { ConversationSnapshot } from '@/lib/client/conversation-store'
import { hasOlder } from '@/lib/client/message-log'
import { useFormats } from './chat-context'
import { DraftView } from './draft-view'
import { MessageView } from './message-view'
import { OlderLoader } from './older-loader'
import { PendingView } from './pending-view'
import { SearchDialog } from './search-dialog'
import { threadItems } from './thread-items'
import { useNow } from './use-now'
import type { ReaderScroll } from './use-reader-scroll'
import { useStatusWords } from './use-status-words'

type Props = { conversation: ConversationSnapshot; scroll: ReaderScroll; intro: ReactNode; waiting: boolean }

export function Thread({ conversation, scroll, intro, waiting }: Props) {
  const t = useTranslations('chat.page')
  const formats = useFormats()
  const now = useNow(60_000) ?? new Date(0)
  const { log, outbox, draft, agent } = conversation
  const items = threadItems(log.messages, formats.sameDay, scroll.firstUnreadSeq)
  const older = hasOlder(log)
  const lastAgentSeq = log.messages.findLast((message) => message.role === 'agent')?.seq
  const again = agent.state === 'idle' && outbox.length === 0 ? askedAgain(log.messages) : undefined
  const status = useStatusWords(conversation)

  function dayName(at: string): string {
    const days = formats.daysFrom(now, at)
    if (now.getTime() === 0) return formats.weekday(at)
    return days === 0 ? t('today') : days === -1 ? t('yesterday') : formats.longDay(now, at)
  }

  return (
    <>
      <div
        ref={scroll.thread}
        className="lane thread"
        data-start={intro !== null && log.messages.length === 0}
        role="log"
        aria-label={t('conversation')}
        aria-relevant="additions"
        aria-busy={agent.state !== 'idle' || draft !== null}
      >
        <h1 className="sr-only">{t('conversation')}</h1>
        {older && <OlderLoader loading={conversation.loadingOlder} keepPlace={scroll.keepPlace} />}
        {!older && intro}
        {waiting && <Waiting label={t('loading')} />}
        {items.map((item) => {
          if (item.kind === 'day')
            return (
              <p key={item.key} className="day">
                {dayName(item.at)}
              </p>
            )
          if (item.kind === 'unread')
            return (
              <p key={item.key} className="unread-line">
                {t('newHere')}
              </p>
            )
          return (
            <MessageView
              key={item.key}
              message={item.message}
              byline={item.byline}
              isLastAnswer={item.message.seq === lastAgentSeq}
              again={item.message.seq === lastAgentSeq ? again : undefined}
            />
          )
        })}
        {outbox.map((entry) => (
          <PendingView key={entry.clientMessageId} entry={entry} />
        ))}
        <DraftView draft={draft} agent={agent} />
      </div>
      <p role="status" className="sr-only">
        {status}
      </p>
      <SearchDialog log={log} loadingOlder={conversation.loadingOlder} />
    </>
  )
}

function Waiting({ label }: { label: string }) {
  return (
    <div className="grid gap-6" role="status" aria-label={label}>
      <div className="skeleton ms-auto h-11 w-48" />
      <div className="grid gap-3">
        <div className="skeleton h-4 w-28" />
        <div className="skeleton h-5 w-4/5" />
        <div className="skeleton h-40 w-full" />
      </div>
    </div>
  )
}

type JumpProps = { unread: number; onJump: () => void }

/** The way back to the end, with what came meanwhile. */
export function JumpButton({ unread, onJump }: JumpProps) {
  const t = useTranslations('chat.page')
  return (
    <button
      type="button"
      className="absolute start-1/2 bottom-[calc(100%+12px)] z-1 inline-flex min-h-9 -translate-x-1/2 items-center gap-1.5 rounded-full border border-line-strong bg-page ps-3 pe-3.5 text-label font-medium hover:border-line-control rtl:translate-x-1/2"
      aria-label={unread > 0 ? `${t('jump')}, ${t('unread', { count: unread })}` : t('jump')}
      onClick={onJump}
    >
      <ArrowDown size={16} className="text-accent" />
      {unread > 0 ? t('unread', { count: unread }) : t('latest')}
    </button>
  )
}
