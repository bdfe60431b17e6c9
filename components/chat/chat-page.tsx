'use client'

import { useMemo, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { NO_COOKIE, pageCookie } from '@/lib/client/page-cookie'
import { getConversationStore, useConnection, useConversation } from '@/lib/client/use-conversation'
import { useMe } from '@/lib/client/use-me'
import { AccountRail } from './account-rail'
import { AccountSheet } from './account-sheet'
import { type Chat, ChatProvider, type Site } from './chat-context'
import { ChatHeader } from './chat-header'
import { Composer } from './composer'
import { ConnectionBanner } from './connection-banner'
import { gridClock } from './grid-clock'
import { refusalOf } from './refusal'
import { SessionBanner } from './session-banner'
import { StartPanel } from './start-panel'
import { Thread } from './thread'
import { useAccountVersion } from './use-account-version'
import { useReaderScroll } from './use-reader-scroll'
import { useUnreadTitle } from './use-unread-title'
import { Welcome } from './welcome'

/** The customer's conversation: one column, the account beside it. */
export function ChatPage({ site }: { site: Site }) {
  const t = useTranslations('chat.page')
  const conversation = useConversation('/chat')
  const connection = useConnection('/chat')
  const cookie = useSyncExternalStore(pageCookie.subscribe, pageCookie.getSnapshot, () => NO_COOKIE)
  const { session, log } = conversation
  const signedIn = session?.state === 'authenticated'
  const waitsForSession = session === null && site.mayBeSignedIn
  const hasCookie = signedIn && !cookie.redeeming && !cookie.failed
  const account = useMe(
    hasCookie,
    `${useAccountVersion(log.messages)}:${cookie.redeemed}:${log.conversationId}`,
  )
  const scroll = useReaderScroll(conversation)
  useUnreadTitle(scroll.unread)

  const live = connection.phase === 'online'
  const { me, receivedAt } = account
  const { showMessage, followNow } = scroll
  const refusal = useMemo(() => refusalOf(log.messages), [log.messages])
  const chat: Chat = useMemo(
    () => ({
      site,
      live,
      signedIn,
      userName: session?.user?.name ?? me?.name,
      send: (text) => {
        // Own words, though a card's button wrote them: the page goes to their turn.
        followNow()
        getConversationStore('/chat').send(text)
      },
      submit: (action, values) => getConversationStore('/chat').submit(action, values),
      gridNow: gridClock(me?.grid ?? null, receivedAt),
      gridSpeed: me?.grid.speed ?? 1,
      usualHourlyKw: me?.usualDay?.hourlyKw ?? null,
      showMessage,
      refusal,
    }),
    [site, live, signedIn, session?.user?.name, me, receivedAt, showMessage, followNow, refusal],
  )
  const isStart = !signedIn && !waitsForSession

  return (
    <ChatProvider value={chat}>
      <div className="shell">
        <a
          href="#say"
          className="button sr-only focus:not-sr-only focus:fixed focus:start-4 focus:top-2 focus:z-30 focus:px-4"
        >
          {t('skip')}
        </a>
        <ChatHeader connection={connection} meter={session?.user?.maskedMeterId ?? me?.maskedMeterId} />
        {signedIn && <AccountSheet account={account} />}
        <main className="shell-main">
          <div className="column">
            <ConnectionBanner connection={connection} behind={conversation.behind} />
            {live && <SessionBanner session={session} cookieFailed={cookie.failed} />}
            <Thread
              conversation={conversation}
              scroll={scroll}
              intro={
                isStart ? (
                  <StartPanel messages={log.messages} />
                ) : signedIn && log.loaded ? (
                  <Welcome empty={log.messages.length === 0} />
                ) : null
              }
              waiting={!log.loaded && !isStart}
            />
            <Composer
              conversation={conversation}
              live={live}
              isStart={isStart}
              onSend={scroll.followNow}
              jump={scroll}
            />
          </div>
          {signedIn && <AccountRail account={account} />}
        </main>
      </div>
    </ChatProvider>
  )
}
