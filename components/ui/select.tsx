import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'

type Props = ComponentProps<'select'> & { compact?: boolean }

/** The browser's own list behind our frame. */
export function Select({ compact = false, className = '', children, ...rest }: Props) {
  const size = compact ? 'min-h-10! text-body!' : ''
  return (
    <div className={`relative ${className}`}>
      <select className={`input-box pe-9 ${size}`} {...rest}>
        {children}
      </select>
      <ChevronDown
        size={18}
        strokeWidth={1.75}
        className="pointer-events-none absolute end-3 top-1/2 -translate-y-1/2 text-muted"
      />
    </div>
  )
}
