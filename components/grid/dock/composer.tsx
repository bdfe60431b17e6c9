'use client'

import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { getConversationStore } from '@/lib/client/use-conversation'
import { MAX_MESSAGE_CHARS } from '@/lib/protocol/socket-events'

/** One line to the assistant and to everyone in the room; Enter sends, Shift+Enter breaks the line. */
export function Composer() {
  const t = useTranslations('grid-ui')
  const [text, setText] = useState('')
  const [full, setFull] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  function send() {
    const trimmed = text.trim()
    if (!trimmed) return
    const id = getConversationStore('/grid').send(trimmed)
    setFull(id === undefined)
    if (id !== undefined) setText('')
    field.current?.focus()
  }
  return (
    <form
      className="dock-compose"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <span className="box">
        <textarea
          ref={field}
          value={text}
          rows={1}
          maxLength={MAX_MESSAGE_CHARS}
          aria-label={t('dock.message')}
          placeholder={t('dock.hint')}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (
              event.key !== 'Enter' ||
              event.shiftKey ||
              event.nativeEvent.isComposing ||
              event.keyCode === 229
            )
              return
            event.preventDefault()
            send()
          }}
        />
        {text ? <span className="r-key desk-only">Enter</span> : null}
      </span>
      <button type="submit" className={`r-btn${text.trim() ? ' primary' : ''}`}>
        {t('action.send')}
      </button>
      {full ? (
        <span className="small" role="alert">
          {t('dock.full')}
        </span>
      ) : null}
    </form>
  )
}
