'use client'

import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'

type Props = { title: string; closeLabel: string; onClose: () => void; children: ReactNode }

/** A modal of the browser's own: focus stays inside, Esc closes, focus goes back to what opened it. */
export function Dialog({ title, closeLabel, onClose, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  useEffect(() => {
    const dialog = ref.current
    const opener = document.activeElement
    dialog?.showModal()
    return () => {
      dialog?.close()
      if (opener instanceof HTMLElement) opener.focus()
    }
  }, [])

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes by the dialog's own cancel event
    <dialog
      ref={ref}
      className="dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === ref.current) onClose()
      }}
    >
      <div className="flex items-center justify-between gap-4 border-b border-line py-3 ps-5 pe-3">
        <h2 id={titleId} className="text-title">
          {title}
        </h2>
        <button type="button" className="icon-button" aria-label={closeLabel} onClick={onClose}>
          <X size={20} strokeWidth={1.75} />
        </button>
      </div>
      <div className="min-h-0 overflow-y-auto">{children}</div>
    </dialog>
  )
}
