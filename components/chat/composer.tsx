'use client'

import { ArrowUp, Square } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { ConversationSnapshot } from '@/lib/client/conversation-store'
import { getConversationStore } from '@/lib/client/use-conversation'
import { readCode } from '@/lib/domain/otp/rules'
import { useChat } from './chat-context'
import { ComposerHelp } from './composer-help'
import { Suggestions } from './suggestions'
import { JumpButton } from './thread'
import { useDraftText } from './use-draft-text'
import type { ReaderScroll } from './use-reader-scroll'

type Props = {
  conversation: ConversationSnapshot
  live: boolean
  isStart: boolean
  onSend: () => void
  jump: Pick<ReaderScroll, 'atEnd' | 'unread' | 'jump'>
}

const MAX_CHARS = 4_000

export function Composer({ conversation, live, isStart, onSend, jump }: Props) {
  const t = useTranslations('chat.composer')
  const { signedIn } = useChat()
  const [text, setText] = useDraftText()
  const field = useRef<HTMLTextAreaElement>(null)
  const { agent, draft, log, outbox } = conversation
  const answering = live && (agent.state !== 'idle' || draft !== null)
  const typed = text.trim() !== ''
  const tooMany = text.length - MAX_CHARS
  const stops = answering && !typed
  const codeOpen =
    log.messages.at(-1)?.parts.some((part) => part.type === 'form' && part.form === 'otp') ?? false

  useEffect(() => {
    if (!answering) return
    const onEscape = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape' && !document.querySelector('dialog[open]'))
        getConversationStore('/chat').stop()
    }
    document.addEventListener('keydown', onEscape)
    return () => document.removeEventListener('keydown', onEscape)
  }, [answering])

  function say(words: string) {
    // A code typed as a message is shown as dots and kept out of the browser's storage.
    const secret = !signedIn && readCode(words) !== null
    onSend()
    return getConversationStore('/chat').send(words, { secret })
  }

  function submit(event?: FormEvent) {
    event?.preventDefault()
    if (stops) return getConversationStore('/chat').stop()
    const words = text.trim()
    if (!words || tooMany > 0) return
    if (say(words) !== undefined) setText('')
    field.current?.focus()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.shiftKey) return
    // An input method ends its own word with Enter; Safari tells that only by the key code.
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return
    // On a touch keyboard Enter is a new line, and the button sends.
    if (window.matchMedia('(pointer: coarse)').matches) return
    event.preventDefault()
    submit()
  }

  const placeholder = answering
    ? t('placeholderBusy')
    : codeOpen && !signedIn
      ? t('placeholderCode')
      : isStart
        ? t('placeholderStart')
        : t('placeholder')
  const state = stops ? 'stop' : !typed || tooMany > 0 ? 'idle' : live ? 'ready' : 'queue'
  const label = stops ? t('stop') : live ? t('send') : t('queue')

  return (
    <div className="lane dock">
      {!jump.atEnd && <JumpButton unread={jump.unread} onJump={jump.jump} />}
      <Suggestions conversation={conversation} isStart={isStart} onPick={(words) => void say(words)} />
      <form className="composer" data-offline={!live} onSubmit={submit}>
        <label className="sr-only" htmlFor="say">
          {t('label')}
        </label>
        <textarea
          ref={field}
          id="say"
          rows={1}
          enterKeyHint="send"
          placeholder={placeholder}
          value={text}
          aria-describedby="say-help"
          aria-invalid={tooMany > 0 || undefined}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" className="send" data-state={state} aria-label={label} title={label}>
          {stops ? (
            <Square size={14} fill="currentColor" strokeWidth={0} />
          ) : (
            <ArrowUp size={20} strokeWidth={1.75} />
          )}
        </button>
      </form>
      <ComposerHelp
        tooMany={tooMany}
        stops={stops}
        live={live}
        isStart={isStart}
        waiting={outbox.filter((entry) => entry.state === 'waiting').length}
      />
    </div>
  )
}
