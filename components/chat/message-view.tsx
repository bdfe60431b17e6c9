'use client'

import { Check, Clock } from 'lucide-react'
import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { BrandMark } from '@/components/ui/brand-mark'
import type { Formats } from '@/lib/client/formats'
import { partText } from '@/lib/client/part-text'
import type { Message, Part } from '@/lib/protocol/message'
import { useChat, useFormats } from './chat-context'
import { Feedback } from './feedback'
import { PartView } from './part-view'
import { QuoteConfirmCard } from './quote-confirm-card'

type Props = { message: Message; byline: boolean; isLastAnswer: boolean; again: string | undefined }

export const MessageView = memo(function MessageView(props: Props) {
  const { role } = props.message
  if (role === 'customer') return <Said message={props.message} />
  return role === 'system' || isFact(props.message) ? <Marker message={props.message} /> : <Turn {...props} />
})

/** A short fact such as "Signed in" is no speech: it stands small in the middle. */
function isFact({ kind, parts }: Message): boolean {
  const [only] = parts
  return (
    kind === 'notice' && parts.length === 1 && only?.type === 'text' && /^[^\n.!?]{1,60}$/.test(only.text)
  )
}

/** Which day and which zone's clock, for who points at a time. */
function fullTime(formats: Formats, at: string): string {
  return `${formats.dateTime(at)}, ${formats.zone(at)}`
}

function Said({ message }: { message: Message }) {
  const t = useTranslations('chat.message')
  const formats = useFormats()
  const time = formats.time(message.createdAt)
  return (
    <article
      className="said"
      data-seq={message.seq}
      data-own=""
      aria-label={t('label', { who: t('you'), time })}
    >
      <p className="bubble">{message.parts.map(partText).filter(Boolean).join('\n')}</p>
      <p className="said-foot">
        <time dateTime={message.createdAt} title={fullTime(formats, message.createdAt)}>
          {time}
        </time>
      </p>
    </article>
  )
}

/** What the system did: small and in the middle. A card in it stands by itself. */
function Marker({ message }: { message: Message }) {
  const cards = message.parts.filter((part) => part.type !== 'text')
  const words = message.parts.filter((part) => part.type === 'text').map(partText)
  return (
    <article className="turn" data-seq={message.seq}>
      {words.length > 0 && (
        <p className="marker">
          {message.kind === 'chat' || isFact(message) ? (
            <Check size={16} className="text-faint" />
          ) : (
            <Clock size={16} className="text-faint" />
          )}
          {words.join(' ')}
        </p>
      )}
      <Parts parts={cards} at={message.createdAt} />
    </article>
  )
}

function Turn({ message, byline, isLastAnswer, again }: Props) {
  const t = useTranslations('chat.message')
  const { site } = useChat()
  const formats = useFormats()
  const time = formats.time(message.createdAt)
  const isNotice = message.kind === 'notice' && message.parts.some((part) => part.type === 'event')
  const who =
    message.role === 'admin'
      ? t('person', { name: message.author ?? '', utility: site.utilityName })
      : t('assistant')
  return (
    <>
      {isNotice && (
        <p className="marker">
          <Clock size={16} className="text-faint" />
          {t('notice', { time })}
        </p>
      )}
      <article
        className="turn group/turn relative"
        data-seq={message.seq}
        data-kind={message.kind}
        aria-label={t('label', { who, time })}
      >
        {byline && (
          <p className="byline">
            <BrandMark size={20} />
            {who}{' '}
            <time dateTime={message.createdAt} title={fullTime(formats, message.createdAt)}>
              {time}
            </time>
          </p>
        )}
        <Parts parts={message.parts} at={message.createdAt} />
        {message.role === 'agent' && <Feedback message={message} always={isLastAnswer} again={again} />}
      </article>
    </>
  )
}

/** A quote and the question about it are one card; everything else is a card for each part. */
function Parts({ parts, at }: { parts: Part[]; at: string }) {
  return parts.map((part, i) => {
    const next = parts[i + 1]
    if (part.type === 'quote' && next?.type === 'confirm')
      return (
        <QuoteConfirmCard key={`quote-${part.orderId}-${part.quoteVersion}`} quote={part} confirm={next} />
      )
    if (part.type === 'confirm' && parts[i - 1]?.type === 'quote') return null
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a message keep their places
    return <PartView key={`${part.type}-${i}`} part={part} at={at} />
  })
}
