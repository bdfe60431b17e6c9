'use client'

import { Fragment, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { hasOlder } from '@/lib/client/message-log'
import { getConversationStore, useConversation } from '@/lib/client/use-conversation'
import type { Message } from '@/lib/protocol/message'
import { useRoom } from '../shell/room-context'
import { Skeleton } from '../states/skeleton'
import { AgentLine } from './agent-line'
import { CommandLine, PendingLine, Said } from './command-line'

const EDGE_PX = 40

/** The log follows only while the reader is at its end; older pages come when it is scrolled to its start. */
export function CommandLog() {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const { log, outbox, draft, loadingOlder, behind } = useConversation('/grid')
  const box = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const firstSeen = useRef<{ seq: number; height: number } | null>(null)
  const [unread, setUnread] = useState(0)
  const { messages } = log
  const last = messages.at(-1)?.seq ?? 0
  const first = messages[0]?.seq ?? 0

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the log grows at either end
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const before = firstSeen.current
    if (before && first < before.seq) element.scrollTop += element.scrollHeight - before.height
    else if (atEnd.current) element.scrollTop = element.scrollHeight
    firstSeen.current = { seq: first, height: element.scrollHeight }
  }, [first, last, outbox.length, draft?.text])
  useEffect(() => {
    if (atEnd.current) {
      setUnread(0)
      if (last > 0) getConversationStore('/grid').markRead(last)
    } else setUnread((n) => n + 1)
  }, [last])
  useEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  function onScroll() {
    const element = box.current
    if (!element) return
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < EDGE_PX
    if (atEnd.current) setUnread(0)
    if (element.scrollTop < 60 && hasOlder(log) && !loadingOlder)
      void getConversationStore('/grid').loadOlder()
  }
  function toEnd() {
    box.current?.scrollTo({ top: box.current.scrollHeight })
  }
  return (
    <div
      ref={box}
      className="dock-log r-scroll"
      role="log"
      aria-label={t('dock.log')}
      aria-relevant="additions"
      aria-busy={draft !== null}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling log is reachable by keyboard
      tabIndex={0}
      onScroll={onScroll}
    >
      {log.loaded ? null : <Skeleton rows={4} />}
      {loadingOlder ? <div className="dock-day">{t('state.loading')}</div> : null}
      {messages.map((message, index) => (
        <Fragment key={message.id}>
          {dayOf(format, message) !== dayOf(format, messages[index - 1]) ? (
            <div className="dock-day">{format.day(message.createdAt)}</div>
          ) : null}
          <CommandLine message={message} last={index === messages.length - 1} />
        </Fragment>
      ))}
      {outbox.map((entry) => (
        <PendingLine key={entry.clientMessageId} entry={entry} />
      ))}
      {draft ? (
        <div className="dock-line">
          <time />
          <div className="line-said">
            <span className="who">{t('dock.who.chat')}</span>
            <Said text={draft.text} />
          </div>
        </div>
      ) : null}
      <AgentLine />
      {behind ? <div className="dock-day">{t('dock.behind')}</div> : null}
      {unread > 0 ? (
        <div className="dock-more">
          <button type="button" className="r-btn tiny" onClick={toEnd}>
            {t('dock.newBelow', { n: unread })}
          </button>
        </div>
      ) : null}
    </div>
  )
}

function dayOf(format: { day: (at: string) => string }, message: Message | undefined): string {
  return message ? format.day(message.createdAt) : ''
}
