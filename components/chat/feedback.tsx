'use client'

import { RotateCw, ThumbsDown, ThumbsUp } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { CopyButton } from '@/components/ui/copy-button'
import { messageText } from '@/lib/client/part-text'
import type { Message } from '@/lib/protocol/message'
import { useChat } from './chat-context'

type Props = { message: Message; always: boolean; again: string | undefined }

const REASONS = ['wrong', 'unclear', 'off'] as const
const given = new Set<string>()

/** Thumbs under an answer: out of the way until the turn is pointed at, always there under the last one. */
export function Feedback({ message, always, again }: Props) {
  const t = useTranslations('chat')
  const { site, send, submit, live } = useChat()
  const [asking, setAsking] = useState(false)
  const [done, setDone] = useState(() => given.has(message.id))
  const isAnswer =
    message.kind === 'chat' &&
    message.parts.some((part) => part.type === 'text') &&
    !message.parts.some((part) => part.type === 'form' || part.type === 'confirm')
  if (!isAnswer) return null

  async function give(value: 'up' | 'down', reason?: (typeof REASONS)[number]) {
    given.add(message.id)
    setDone(true)
    setAsking(false)
    const label = reason
      ? t('feedback.sayDown', { reason: t(`feedback.${reason}`).toLowerCase() })
      : t('feedback.sayUp')
    await submit('feedback.give', { messageId: message.id, value, ...(reason ? { reason } : {}), label })
  }

  // It lies in the space between two turns, so that it takes none itself.
  const place = asking ? '-my-2' : 'absolute start-0 top-full -mt-0.5'
  const quiet =
    always || asking || done ? '' : 'opacity-0 group-hover/turn:opacity-100 focus-within:opacity-100'
  return (
    <div
      className={`${place} -ms-1.5 flex min-h-7 flex-wrap items-center gap-1 text-faint transition-opacity ${quiet}`}
    >
      <CopyButton text={messageText(message)} label={t('message.copy')} copiedLabel={t('message.copied')} />
      {/* The built-in engine would say the same again. */}
      {site.languageModel && again && live && (
        <button
          type="button"
          className="icon-button -my-1.5"
          aria-label={t('message.again')}
          title={t('message.again')}
          onClick={() => send(again)}
        >
          <RotateCw size={16} />
        </button>
      )}
      {done ? (
        <span className="text-label" role="status">
          {t('feedback.thanks')}
        </span>
      ) : (
        <fieldset className="flex items-center gap-1" disabled={!live}>
          <legend className="sr-only">{t('feedback.group')}</legend>
          <Thumb label={t('feedback.up')} onPress={() => void give('up')}>
            <ThumbsUp size={16} />
          </Thumb>
          <Thumb label={t('feedback.down')} pressed={asking} onPress={() => setAsking(!asking)}>
            <ThumbsDown size={16} />
          </Thumb>
        </fieldset>
      )}
      {asking && (
        <fieldset className="flex flex-wrap items-center gap-2 ps-1">
          <legend className="sr-only">{t('feedback.why')}</legend>
          {REASONS.map((reason) => (
            <button
              key={reason}
              type="button"
              className="chip min-h-8! px-3! py-1! text-label!"
              onClick={() => void give('down', reason)}
            >
              {t(`feedback.${reason}`)}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  )
}

type ThumbProps = { label: string; pressed?: boolean; onPress: () => void; children: React.ReactNode }

function Thumb({ label, pressed, onPress, children }: ThumbProps) {
  return (
    <button
      type="button"
      className="icon-button -my-1.5"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={onPress}
    >
      {children}
    </button>
  )
}
