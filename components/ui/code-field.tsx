'use client'

import type { Ref } from 'react'

type Props = {
  ref?: Ref<HTMLInputElement>
  id: string
  value: string
  invalid: boolean
  describedBy: string
  onChange: (code: string) => void
}

const CELLS = [0, 1, 2, 3, 4, 5]

/** One real input over six drawn cells. */
export function CodeField({ ref, id, value, invalid, describedBy, onChange }: Props) {
  return (
    <div className="code" data-invalid={invalid}>
      <div className="code-cells" aria-hidden="true">
        {CELLS.map((cell) => (
          <span key={cell} className="code-cell" data-next={cell === value.length ? '' : undefined} />
        ))}
      </div>
      <input
        ref={ref}
        id={id}
        className="code-input"
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="\d{6}"
        maxLength={12}
        enterKeyHint="go"
        value={value}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.value.replace(/\D/g, '').slice(0, 6))}
      />
    </div>
  )
}
