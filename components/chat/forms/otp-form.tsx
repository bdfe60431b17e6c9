'use client'

import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { CodeField } from '@/components/ui/code-field'
import { Hint } from '@/components/ui/hint'
import type { PartOf } from '@/lib/protocol/message'
import { ActStatus } from '../act-status'
import { useChat } from '../chat-context'
import { CODE_REFUSALS } from '../refusal'
import { useAct } from '../use-act'
import { useNow } from '../use-now'

type Props = { part: PartOf<'form'>; title: string; at: string }

const FRESH_MS = 30_000

/** The one-time code: typed, pasted or filled in by the phone; sent when all six are there and the person says so. */
export function OtpForm({ part, title, at }: Props) {
  const t = useTranslations('chat.otp')
  const { send, live, site, refusal } = useChat()
  const { act, busy, problem, off } = useAct()
  const [code, setCode] = useState('')
  const [short, setShort] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const now = useNow(1_000)
  const [openedAt] = useState(() => Date.now())
  const told = refusal && CODE_REFUSALS.has(refusal.code) ? refusal : null
  const refused = code === '' ? (problem ?? told?.text ?? part.error ?? part.fields[0]?.error ?? null) : null
  const complaint = short ? t('short') : refused

  // The card that was asked for takes the cursor, unless a message is being written.
  useEffect(() => {
    const fresh = Math.abs(Date.now() - Date.parse(at)) < FRESH_MS
    if (fresh && document.activeElement?.id !== 'say') input.current?.focus({ preventScroll: true })
  }, [at])

  // A refused code leaves the field empty with the cursor in it.
  useEffect(() => {
    if (!part.error && !told) return
    setCode('')
    input.current?.focus({ preventScroll: true })
  }, [part.error, told])

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (code.length !== 6) {
      setShort(true)
      input.current?.focus()
      return
    }
    const accepted = await act(part.action, { code }, t('label'))
    if (!accepted) {
      setCode('')
      input.current?.focus()
    }
  }

  const resendAt = openedAt + (part.resendAfterSeconds ?? 0) * 1_000
  const resendIn = now ? Math.ceil((resendAt - now.getTime()) / 1_000) : (part.resendAfterSeconds ?? 0)

  return (
    <form className="grid gap-4" noValidate onSubmit={submit}>
      <div className="grid gap-3">
        <h2 className="text-title">{title}</h2>
        {part.text && <p className="text-body text-muted text-pretty">{part.text}</p>}
      </div>
      <div className="grid gap-1.5">
        <label htmlFor={id} className="text-body font-medium">
          {t('field')}
        </label>
        <CodeField
          ref={input}
          id={id}
          value={code}
          invalid={Boolean(complaint)}
          describedBy={`${id}-help`}
          onChange={(next) => {
            setCode(next)
            setShort(false)
          }}
        />
        <Hint id={`${id}-help`} error={Boolean(complaint)}>
          {complaint ?? <GoodFor expiresAt={part.expiresAt} now={now} />}
        </Hint>
      </div>
      <div className="card-foot">
        <div className="card-acts">
          <Button type="submit" kind="primary" off={off} aria-busy={busy !== null}>
            {part.submitLabel ?? t('submit')}
          </Button>
        </div>
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-label text-muted">
          {resendIn > 0 ? (
            <span className="num py-1">{t('sendAgainIn', { seconds: resendIn })}</span>
          ) : (
            <OtherWay words={t('sendAgain')} off={!live} onClick={() => send(t('sayAgain'))} />
          )}
          <OtherWay words={t('email')} off={!live} onClick={() => send(t('sayEmail'))} />
          <OtherWay words={t('notMine')} off={!live} onClick={() => send(t('sayNotMine'))} />
        </p>
      </div>
      <ActStatus />
      {(part.demoHint || site.demo) && (
        <p className="demo-note">
          <b>{t('demo')}</b>
          {part.demoHint && <span>{withoutLabel(part.demoHint)}</span>}
          <a className="link ms-auto" href="/demo/inbox" target="_blank" rel="noreferrer">
            {t('demoOpen')}
          </a>
        </p>
      )}
    </form>
  )
}

/** The line is labelled already. */
function withoutLabel(hint: string): string {
  const words = hint.replace(/^demo\w*[:.,]?\s*/i, '')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function GoodFor({ expiresAt, now }: { expiresAt: string | undefined; now: Date | null }) {
  const t = useTranslations('chat.otp')
  if (!expiresAt || !now) return <>{t('noClock')}</>
  const left = Math.max(0, Math.floor((Date.parse(expiresAt) - now.getTime()) / 1_000))
  return <span className="num">{t('goodFor', { minutes: Math.floor(left / 60), seconds: left % 60 })}</span>
}

function OtherWay({ words, off, onClick }: { words: string; off: boolean; onClick: () => void }) {
  return (
    <button
      type="button"
      className="link py-1"
      aria-disabled={off || undefined}
      onClick={() => !off && onClick()}
    >
      {words}
    </button>
  )
}
