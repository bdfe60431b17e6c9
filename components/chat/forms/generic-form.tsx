'use client'

import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Either } from '@/components/ui/either'
import { Hint } from '@/components/ui/hint'
import { Select } from '@/components/ui/select'
import type { PartOf } from '@/lib/protocol/message'
import { ActStatus } from '../act-status'
import { useAct } from '../use-act'

type FormPart = PartOf<'form'>
type Field = FormPart['fields'][number]

/** Any other form the server words: call-back slots, devices, reasons. */
export function GenericForm({ part, title }: { part: FormPart; title: string }) {
  const t = useTranslations('chat.form')
  const { act, busy, problem, off } = useAct()
  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(part.fields.map((field) => [field.name, field.value ?? ''])),
  )
  const [asked, setAsked] = useState(false)
  const missing = (field: Field) => asked && field.kind !== 'textarea' && !values[field.name]?.trim()

  async function submit(event: FormEvent) {
    event.preventDefault()
    const complete = part.fields.every((field) => field.kind === 'textarea' || values[field.name]?.trim())
    setAsked(!complete)
    if (complete) await act(part.action, values, part.submitLabel ?? title)
  }

  return (
    <form className="grid gap-4" noValidate onSubmit={submit}>
      <div className="grid gap-0.5">
        <h2 className="text-title">{title}</h2>
        {part.text && <p className="text-body text-muted text-pretty">{part.text}</p>}
      </div>
      {part.fields.map((field) => (
        <FormField
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          error={field.error ?? (missing(field) ? t('required') : undefined)}
          onChange={(value) => setValues({ ...values, [field.name]: value })}
        />
      ))}
      {part.error && <Hint error>{part.error}</Hint>}
      <ActStatus problem={problem} />
      <div className="card-acts stretch">
        <Button type="submit" kind="primary" off={off} aria-busy={busy !== null}>
          {part.submitLabel ?? t('submit')}
        </Button>
      </div>
    </form>
  )
}

type FieldProps = {
  field: Field
  value: string
  error: string | undefined
  onChange: (value: string) => void
}

function FormField({ field, value, error, onChange }: FieldProps) {
  const id = useId()
  const help = error ?? field.help
  const described = help ? `${id}-help` : undefined
  const shared = { id, value, 'aria-invalid': error ? true : undefined, 'aria-describedby': described }
  const isChoice = field.kind === 'choice' && field.options

  return (
    <div className="grid gap-1.5">
      {field.kind === 'checkbox' ? (
        <label className="grid grid-cols-[24px_minmax(0,1fr)] items-start gap-3 text-body">
          <input
            type="checkbox"
            className="tick -mt-0.5"
            checked={value === 'yes'}
            onChange={(event) => onChange(event.target.checked ? 'yes' : '')}
          />
          {field.label}
        </label>
      ) : isChoice ? (
        <span id={id} className="text-body font-medium">
          {field.label}
        </span>
      ) : (
        <label htmlFor={id} className="text-body font-medium">
          {field.label}
        </label>
      )}
      {isChoice && (
        <Either
          name={id}
          labelledBy={id}
          options={field.options ?? []}
          value={value || undefined}
          invalid={Boolean(error)}
          onChange={onChange}
        />
      )}
      {field.kind === 'select' && <SelectInput field={field} shared={shared} onChange={onChange} />}
      {field.kind === 'textarea' && (
        <textarea
          className="input-box"
          rows={3}
          {...shared}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {['text', 'code', 'tel', 'email', 'number'].includes(field.kind) && (
        <input
          className="input-box"
          type={field.kind === 'tel' || field.kind === 'email' ? field.kind : 'text'}
          inputMode={field.kind === 'number' ? 'decimal' : undefined}
          placeholder={field.placeholder}
          {...shared}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {help && (
        <Hint id={described} error={Boolean(error)}>
          {help}
        </Hint>
      )}
    </div>
  )
}

type SelectProps = {
  field: Field
  shared: { id: string; value: string }
  onChange: (value: string) => void
}

function SelectInput({ field, shared, onChange }: SelectProps) {
  const t = useTranslations('chat.form')
  return (
    <Select {...shared} onChange={(event) => onChange(event.target.value)}>
      <option value="">{t('choose')}</option>
      {field.options?.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  )
}
