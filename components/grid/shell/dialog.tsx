'use client'

import { type ReactNode, useEffect, useId, useRef } from 'react'

type Props = { title: string; wide?: boolean; onClose: () => void; children: ReactNode }

/** A modal below the header: the alarm strip stays in view. Escape closes it, the focus goes back where it was. */
export function Dialog({ title, wide, onClose, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const before = document.activeElement
    ref.current?.showModal()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={ref}
      className={`r-dialog${wide ? ' wide' : ''}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className="r-head">
        <h2 id={id}>{title}</h2>
      </div>
      {children}
    </dialog>
  )
}
