'use client'

type Props<T extends string> = {
  label: string
  options: readonly T[]
  value: T
  nameOf: (option: T) => string
  onChange: (option: T) => void
}

export function Segments<T extends string>({ label, options, value, nameOf, onChange }: Props<T>) {
  return (
    <fieldset className="r-seg" aria-label={label}>
      {options.map((option) => (
        <button key={option} type="button" aria-pressed={option === value} onClick={() => onChange(option)}>
          {nameOf(option)}
        </button>
      ))}
    </fieldset>
  )
}
