'use client'

import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Hint } from '@/components/ui/hint'
import { typeMeterId } from '@/lib/client/type-meter-id'
import { maskMeterId, parseMeterId } from '@/lib/domain/meter-id'
import { ActStatus } from '../act-status'
import { useAct } from '../use-act'

type Props = {
  title: string
  text?: string
  error?: string
  action: string
  submitLabel?: string
  onSent?: (maskedMeterId: string) => void
}

/** Dashes come by themselves; a mistyped digit is told before anything is sent, never whether the meter exists. */
export function MeterIdForm({ title, text, error, action, submitLabel, onSent }: Props) {
  const t = useTranslations('chat.signIn')
  const [value, setValue] = useState('')
  const [complaint, setComplaint] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const { act, busy, problem, off } = useAct()
  const digits = value.replace(/\D/g, '').length
  const mistyped = digits === 8 && !parseMeterId(value).ok ? t('mistyped') : null
  const shown = complaint ?? mistyped ?? problem ?? (value === '' ? error : null)

  async function submit(event: FormEvent) {
    event.preventDefault()
    const parsed = parseMeterId(value)
    if (!parsed.ok) {
      setComplaint(digits === 0 ? t('empty') : digits < 8 ? t('incomplete') : t('mistyped'))
      input.current?.focus()
      return
    }
    const meter = maskMeterId(parsed.meterId)
    if (await act(action, { meterId: parsed.meterId }, t('label', { meter }))) onSent?.(meter)
    else input.current?.focus()
  }

  return (
    <form className="grid gap-4" noValidate onSubmit={submit}>
      <div className="grid gap-0.5">
        <h2 className="text-title">{title}</h2>
        {text && <p className="text-body text-muted text-pretty">{text}</p>}
      </div>
      <div className="grid gap-1.5">
        <label htmlFor={id} className="text-body font-medium">
          {t('field')}
        </label>
        <input
          ref={input}
          id={id}
          className="input-box tracking-[0.01em]"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          inputMode="text"
          enterKeyHint="go"
          placeholder={t('placeholder')}
          value={value}
          aria-invalid={shown ? true : undefined}
          aria-describedby={`${id}-help`}
          onChange={(event) => {
            setValue(typeMeterId(event.target.value, value))
            setComplaint(null)
          }}
        />
        <Hint id={`${id}-help`} error={Boolean(shown)}>
          {shown || t('help')}
        </Hint>
      </div>
      <div className="card-acts stretch">
        <Button type="submit" kind="primary" off={off} aria-busy={busy !== null}>
          {submitLabel ?? t('submit')}
        </Button>
      </div>
      <ActStatus />
    </form>
  )
}
