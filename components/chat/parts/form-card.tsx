'use client'

import { useTranslations } from 'use-intl'
import { Card } from '../card'
import { Folded } from '../folded'
import { GenericForm } from '../forms/generic-form'
import { MeterIdForm } from '../forms/meter-id-form'
import { OtpForm } from '../forms/otp-form'
import type { PartProps } from '../part-view'
import { useNow } from '../use-now'

/** A form in the conversation: open it is a card, done or expired it is a line. */
export function FormCard({ part, at }: PartProps<'form'>) {
  const t = useTranslations('chat')
  const now = useNow(5_000)
  const late = part.expiresAt !== undefined && now !== null && Date.parse(part.expiresAt) <= now.getTime()
  const state = part.state === 'open' && late ? 'expired' : part.state
  const title = part.title ?? defaultTitle(part.form, t)

  if (state !== 'open') {
    const expired = part.form === 'otp' ? t('otp.expired') : undefined
    const done = part.form === 'otp' ? t('otp.done') : undefined
    const rich = { title, b: (chunks: React.ReactNode) => <b>{chunks}</b> }
    return (
      <Folded
        tone={state === 'done' ? 'done' : 'closed'}
        line={
          state === 'done' ? (done ?? t.rich('form.done', rich)) : (expired ?? t.rich('form.expired', rich))
        }
      />
    )
  }
  if (part.form === 'meter-id')
    return (
      <Card label={title}>
        <MeterIdForm
          title={title}
          text={part.text}
          error={part.error}
          action={part.action}
          submitLabel={part.submitLabel}
        />
      </Card>
    )
  if (part.form === 'otp')
    return (
      <Card label={title}>
        <OtpForm part={part} title={title} at={at} />
      </Card>
    )
  return (
    <Card label={title}>
      <GenericForm part={part} title={title} />
    </Card>
  )
}

function defaultTitle(form: string, t: (key: string) => string): string {
  if (form === 'meter-id') return t('signIn.title')
  return form === 'otp' ? t('otp.title') : t('form.doneUntitled')
}
