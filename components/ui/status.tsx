import type { ReactNode } from 'react'

type Props = { tone?: 'plain' | 'on' | 'warn' | 'error'; icon?: ReactNode; children: ReactNode }

/** A state in words with its sign: never color alone. */
export function Status({ tone = 'plain', icon, children }: Props) {
  return (
    <p className="status" data-tone={tone}>
      {icon}
      <span>{children}</span>
    </p>
  )
}
