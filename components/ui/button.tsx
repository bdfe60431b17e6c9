import type { ComponentProps } from 'react'

export type ButtonProps = ComponentProps<'button'> & {
  kind?: 'plain' | 'primary' | 'quiet' | 'danger'
  size?: 'normal' | 'small'
  /** Stays reachable and keeps its words; pressing does nothing */
  off?: boolean
}

export function Button({
  kind = 'plain',
  size = 'normal',
  off = false,
  onClick,
  className = '',
  type,
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type ?? 'button'}
      data-kind={kind}
      data-size={size}
      aria-disabled={off || undefined}
      className={`button ${className}`}
      onClick={(event) => {
        if (off) event.preventDefault()
        else onClick?.(event)
      }}
      {...rest}
    />
  )
}
