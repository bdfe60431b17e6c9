'use client'

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ConversationSnapshot } from '@/lib/client/conversation-store'
import { firstSeq, lastSeq } from '@/lib/client/message-log'
import { getConversationStore } from '@/lib/client/use-conversation'
import { readMarkOf, storeReadMark } from './read-marks'

export type ReaderScroll = {
  thread: RefObject<HTMLDivElement | null>
  /** Messages that came while the reader was elsewhere */
  unread: number
  /** Where the unread line stands */
  firstUnreadSeq: number | null
  atEnd: boolean
  jump: () => void
  /** Own words were sent: show their turn */
  followNow: () => void
  /** Earlier messages are about to come in above: what is read now stays where it is */
  keepPlace: () => void
  showMessage: (seq: number) => void
}

const END_SLACK_PX = 64
const PEEK_PX = 72

/**
 * Reader first: the page follows the conversation only while the reader is at its end, and then no further than the
 * start of the newest turn, so that a long answer is read from its beginning.
 */
export function useReaderScroll(conversation: ConversationSnapshot): ReaderScroll {
  const { log, outbox, draft, agent } = conversation
  const thread = useRef<HTMLDivElement>(null)
  const following = useRef(true)
  const place = useRef<{ height: number; first: number } | null>(null)
  const opened = useRef<string | null>(null)
  const [atEnd, setAtEnd] = useState(true)
  const [seenSeq, setSeenSeq] = useState(0)
  const [firstUnreadSeq, setFirstUnreadSeq] = useState<number | null>(null)
  const last = lastSeq(log)
  const first = firstSeq(log)

  // The reader's own moves decide whether the page follows; growth of the page does not.
  useEffect(() => {
    let lastY = window.scrollY
    const onScroll = () => {
      const gap = distanceToEnd()
      const movedUp = window.scrollY < lastY - 2
      lastY = window.scrollY
      if (gap < END_SLACK_PX) following.current = true
      else if (movedUp) following.current = false
      setAtEnd(gap < END_SLACK_PX)
    }
    const onKey = (event: KeyboardEvent) => {
      if (['PageUp', 'ArrowUp', 'Home'].includes(event.key) && !isTyping(event.target))
        following.current = false
    }
    const onSelect = () => {
      const selection = document.getSelection()
      if (selection && !selection.isCollapsed && thread.current?.contains(selection.anchorNode))
        following.current = false
    }
    window.addEventListener('scroll', onScroll, { passive: true })
    window.addEventListener('resize', onScroll)
    document.addEventListener('keydown', onKey)
    document.addEventListener('selectionchange', onSelect)
    return () => {
      window.removeEventListener('scroll', onScroll)
      window.removeEventListener('resize', onScroll)
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('selectionchange', onSelect)
    }
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs whenever the thread has grown or changed
  useLayoutEffect(() => {
    const kept = place.current
    if (kept && first < kept.first) {
      window.scrollBy({ top: document.documentElement.scrollHeight - kept.height, behavior: 'instant' })
      place.current = null
      return
    }
    if (!log.loaded) return
    if (opened.current !== log.conversationId) {
      opened.current = log.conversationId
      openAt(readMarkOf(log.conversationId))
      return
    }
    if (following.current) showNewestTurn(thread.current)
    setAtEnd(distanceToEnd() < END_SLACK_PX)
  }, [log, outbox, draft?.text, agent.state, agent.label])

  /** Reopened: the unread line near the top, or the newest turn. */
  function openAt(mark: number) {
    const unreadFrom = mark > 0 && mark < last ? Math.max(mark + 1, first) : null
    setFirstUnreadSeq(unreadFrom)
    setSeenSeq(mark === 0 ? last : mark)
    requestAnimationFrame(() => {
      const line = unreadFrom
        ? thread.current?.querySelector<HTMLElement>(`[data-seq="${unreadFrom}"]`)
        : null
      if (line) scrollToTop(line, 'instant')
      else showNewestTurn(thread.current, 'instant')
      following.current = distanceToEnd() < END_SLACK_PX
    })
  }

  // What is on the screen of a page that is looked at has been read.
  useEffect(() => {
    const mark = () => {
      if (document.hidden || !atEnd || last <= seenSeq || last === 0) return
      setSeenSeq(last)
      storeReadMark(log.conversationId, last)
      getConversationStore('/chat').markRead(last)
    }
    mark()
    document.addEventListener('visibilitychange', mark)
    window.addEventListener('focus', mark)
    return () => {
      document.removeEventListener('visibilitychange', mark)
      window.removeEventListener('focus', mark)
    }
  }, [atEnd, last, seenSeq, log.conversationId])

  const jump = useCallback(() => {
    following.current = true
    window.scrollTo({ top: document.documentElement.scrollHeight, behavior: smoothness() })
  }, [])
  const followNow = useCallback(() => {
    following.current = true
    setFirstUnreadSeq(null)
  }, [])
  const keepPlace = useCallback(() => {
    place.current = { height: document.documentElement.scrollHeight, first }
    following.current = false
  }, [first])
  const showMessage = useCallback((seq: number) => {
    const element = thread.current?.querySelector<HTMLElement>(`[data-seq="${seq}"]`)
    if (!element) return
    following.current = false
    scrollToTop(element, smoothness())
    element.classList.remove('found')
    requestAnimationFrame(() => element.classList.add('found'))
  }, [])

  const unread = log.messages.filter((message) => message.seq > seenSeq && message.role !== 'customer').length
  return { thread, unread, firstUnreadSeq, atEnd, jump, followNow, keepPlace, showMessage }
}

/** Down to the end, but never past the start of the newest turn, and never up. */
function showNewestTurn(thread: HTMLElement | null, behavior: ScrollBehavior = smoothness()) {
  const turns = thread?.querySelectorAll<HTMLElement>('article')
  const newest = turns?.[turns.length - 1]
  if (!thread || !newest) return
  const own = [...(turns ?? [])].findLast((turn) => turn.dataset.own !== undefined)
  // A notice or a result that nobody asked for starts its own turn.
  const answersOwn = (newest.dataset.kind ?? 'chat') === 'chat'
  const near = own && newest.offsetTop - own.offsetTop < window.innerHeight * 1.5
  const anchor = answersOwn && own && near ? own : newest
  const end = document.documentElement.scrollHeight - window.innerHeight
  const target = Math.min(end, topOf(anchor))
  if (target > window.scrollY + 1) window.scrollTo({ top: target, behavior })
}

function scrollToTop(element: HTMLElement, behavior: ScrollBehavior) {
  window.scrollTo({ top: topOf(element), behavior })
}

function topOf(element: HTMLElement): number {
  return element.getBoundingClientRect().top + window.scrollY - PEEK_PX - 56
}

function distanceToEnd(): number {
  return document.documentElement.scrollHeight - window.innerHeight - window.scrollY
}

function smoothness(): ScrollBehavior {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth'
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select') !== null
}
