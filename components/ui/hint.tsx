import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

type Props = { id?: string; error?: boolean; children: ReactNode }

/** The line under a field: help, or what is wrong and how to mend it. */
export function Hint({ id, error = false, children }: Props) {
  if (!error)
    return (
      <p id={id} className="text-label text-muted">
        {children}
      </p>
    )
  return (
    <p id={id} role="alert" className="flex items-start gap-1.5 text-label font-medium text-error">
      <CircleAlert size={16} className="mt-px flex-none" />
      <span>{children}</span>
    </p>
  )
}
