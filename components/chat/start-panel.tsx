'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { BrandMark } from '@/components/ui/brand-mark'
import { messageText } from '@/lib/client/part-text'
import type { Message } from '@/lib/protocol/message'
import { BillDrawing } from './bill-drawing'
import { useChat } from './chat-context'
import { Folded } from './folded'
import { MeterIdForm } from './forms/meter-id-form'
import { PhoneLink } from './phone-link'

/** The first thing a visitor sees: what this is, that it is software, and one field. */
export function StartPanel({ messages }: { messages: readonly Message[] }) {
  const t = useTranslations('chat')
  const { site } = useChat()
  const [sentMeter, setSentMeter] = useState<string | null>(null)
  const codeAsked = messages.some((message) =>
    message.parts.some((part) => part.type === 'form' && part.form === 'otp' && part.state === 'open'),
  )
  const [reopened, setReopened] = useState(false)
  const meter = sentMeter ?? maskedMeterIn(messages)
  const folded = meter !== null && codeAsked && !reopened

  function onSent(maskedMeterId: string) {
    setSentMeter(maskedMeterId)
    setReopened(false)
  }

  return (
    <article className="turn">
      <p className="byline">
        <BrandMark size={20} />
        {t('message.assistant')}
      </p>
      <p className="measure text-balance text-[1.375rem]/[1.875rem] font-medium tracking-[-0.02em] max-tablet:text-[1.25rem]/[1.75rem]">
        {t('start.lead')}
      </p>
      <p className="measure text-muted text-pretty">
        {t.rich('start.software', { phone: () => <PhoneLink phone={site.phone} /> })}
      </p>
      {folded ? (
        <Folded
          line={t.rich('signIn.done', { meter, b: (chunks) => <b>{chunks}</b> })}
          action={
            <button
              type="button"
              className="link text-label font-medium py-1"
              onClick={() => setReopened(true)}
            >
              {t('signIn.change')}
            </button>
          }
        />
      ) : (
        <section className="card-box sign-in" aria-label={t('signIn.title')}>
          <MeterIdForm title={t('signIn.title')} action="auth.meter" onSent={onSent} />
          <div className="max-tablet:grid max-tablet:grid-cols-[128px_minmax(0,1fr)] max-tablet:items-center max-tablet:gap-4 max-tablet:border-t max-tablet:border-line max-tablet:pt-4">
            <BillDrawing />
            <p className="mt-2 text-label text-muted text-balance">{t('signIn.where')}</p>
          </div>
        </section>
      )}
      <p className="text-label text-muted text-pretty" hidden={folded}>
        {t.rich('start.noMeter', { phone: () => <PhoneLink phone={site.emergencyPhone} /> })}
      </p>
    </article>
  )
}

/** After a reload the form has forgotten what was sent; the conversation has not. */
function maskedMeterIn(messages: readonly Message[]): string | null {
  const said = messages.findLast(
    (message) => message.role === 'customer' && /····\d{4}/.test(messageText(message)),
  )
  return said ? (/····\d{4}/.exec(messageText(said))?.[0] ?? null) : null
}
