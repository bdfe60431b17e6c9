'use client'

import { type ReactNode, useId } from 'react'

type Common = {
  label: string
  hint?: string | null
  error?: string | null
  readOnly?: boolean
  span?: number
}

/** A labelled text; dashed where it can only be read. */
export function TextField(
  props: Common & {
    value: string
    onChange?: (value: string) => void
    lines?: number
    maxLength?: number
    type?: string
  },
) {
  const id = useId()
  const shared = {
    id,
    className: 'r-input',
    value: props.value,
    maxLength: props.maxLength,
    readOnly: props.readOnly,
    'aria-invalid': props.error ? true : undefined,
    'aria-describedby': props.hint || props.error ? `${id}-hint` : undefined,
  }
  return (
    <FieldBox {...props} id={id}>
      {props.lines ? (
        <textarea {...shared} rows={props.lines} onChange={(event) => props.onChange?.(event.target.value)} />
      ) : (
        <input
          {...shared}
          type={props.type ?? 'text'}
          onChange={(event) => props.onChange?.(event.target.value)}
        />
      )}
    </FieldBox>
  )
}

/** A labelled number with its unit inside the field; empty is null. */
export function NumberField(
  props: Common & {
    value: number | null
    onChange?: (value: number | null) => void
    unit?: string
    min?: number
    max?: number
    step?: number
  },
) {
  const id = useId()
  return (
    <FieldBox {...props} id={id}>
      <span className="r-input-unit">
        <input
          id={id}
          className="r-input"
          type="number"
          inputMode="decimal"
          min={props.min}
          max={props.max}
          step={props.step ?? 'any'}
          value={props.value ?? ''}
          readOnly={props.readOnly}
          aria-invalid={props.error ? true : undefined}
          aria-describedby={props.hint || props.error ? `${id}-hint` : undefined}
          onChange={(event) =>
            props.onChange?.(event.target.value === '' ? null : Number(event.target.value))
          }
        />
        {props.unit ? <span className="suffix">{props.unit}</span> : null}
      </span>
    </FieldBox>
  )
}

export function SelectField<T extends string>(
  props: Common & { value: T; onChange?: (value: T) => void; options: { value: T; label: string }[] },
) {
  const id = useId()
  return (
    <FieldBox {...props} id={id}>
      <select
        id={id}
        className="r-input"
        value={props.value}
        disabled={props.readOnly}
        onChange={(event) => props.onChange?.(event.target.value as T)}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldBox>
  )
}

function FieldBox({ id, label, hint, error, span, children }: Common & { id: string; children: ReactNode }) {
  return (
    <div className="r-field" style={span ? { gridColumn: `span ${span}` } : undefined}>
      <label htmlFor={id}>{label}</label>
      {children}
      {error || hint ? (
        <span
          id={`${id}-hint`}
          className={error ? 'r-hint strong' : 'r-hint'}
          role={error ? 'alert' : undefined}
        >
          {error ?? hint}
        </span>
      ) : null}
    </div>
  )
}
