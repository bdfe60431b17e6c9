'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFormats } from '@/components/chat/chat-context'
import { ChatLink, HeaderFrame } from '@/components/chat/chat-header'
import { CopyButton } from '@/components/ui/copy-button'
import { type ApiProblem, callApi } from '@/lib/client/api'
import type { DemoMessage } from '@/lib/protocol/me'
import { PreferencesMenu } from './preferences-menu'
import { Trouble } from './trouble'

const EVERY_MS = 2_000

/** What would have gone out by text and e-mail, newest first. */
export function DemoInbox({ utilityName }: { utilityName: string }) {
  const t = useTranslations('account.inbox')
  const [messages, setMessages] = useState<DemoMessage[] | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)

  useEffect(() => {
    let stopped = false
    const load = async () => {
      if (document.hidden) return
      const answer = await callApi<DemoMessage[]>('/api/demo/inbox')
      if (stopped) return
      if (answer.ok) setMessages(answer.data)
      setProblem(answer.ok ? null : answer.problem)
    }
    void load()
    const timer = setInterval(load, EVERY_MS)
    return () => {
      stopped = true
      clearInterval(timer)
    }
  }, [])

  return (
    <div className="shell">
      <HeaderFrame name={utilityName}>
        <ChatLink />
        <PreferencesMenu signedIn={false} />
      </HeaderFrame>
      <main className="lane grid w-full content-start gap-6 py-10">
        <div className="grid gap-2">
          <h1 className="text-key">{t('title')}</h1>
          <p className="demo-note flex-nowrap! items-baseline!">
            <b>{t('label')}</b>
            <span className="text-pretty">{t('text')}</span>
          </p>
        </div>
        {messages === null ? (
          <Trouble problem={problem} onRetry={() => window.location.reload()} />
        ) : messages.length === 0 ? (
          <p className="text-body text-muted">{t('empty')}</p>
        ) : (
          <ul className="list-box" aria-live="polite">
            {messages.map((message) => (
              <DemoRow key={`${message.at}${message.to}${message.text}`} message={message} />
            ))}
          </ul>
        )}
        <p className="text-label text-faint">{t('updated')}</p>
      </main>
    </div>
  )
}

function DemoRow({ message }: { message: DemoMessage }) {
  const t = useTranslations('account.inbox')
  const formats = useFormats()
  const { code } = message
  return (
    <li className="list-row">
      <div className="grid gap-0.5">
        <p className="text-label text-muted">
          {t(message.channel, { to: message.to })},{' '}
          <time dateTime={message.at}>{formats.dateTime(message.at)}</time>
        </p>
        {message.subject && <p className="text-fact font-medium">{message.subject}</p>}
        <p className="text-body whitespace-pre-wrap">{message.text}</p>
      </div>
      {code && (
        <div className="flex items-center gap-2">
          <code className="num font-sans text-price tracking-[0.06em]">{code}</code>
          <CopyButton text={code} label={t('copy', { code })} copiedLabel={t('copied')} />
        </div>
      )}
    </li>
  )
}
