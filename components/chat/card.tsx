import type { ReactNode } from 'react'
import { unbroken } from '@/lib/client/unbroken'

/** The frame of every card: one title, one line, the one number that matters at the end. */
export function Card({
  label,
  className = '',
  children,
}: {
  label: string
  className?: string
  children: ReactNode
}) {
  return (
    <section className={`card-box ${className}`} aria-label={label}>
      {children}
    </section>
  )
}

type HeadProps = {
  title: string
  when?: boolean
  sub?: ReactNode
  figure?: string
  figureNote?: string
  end?: ReactNode
}

export function CardHead({ title, when = false, sub, figure, figureNote, end }: HeadProps) {
  return (
    <div className="card-head">
      <div className="grid gap-0.5 min-w-0">
        <h2 className={when ? 'text-when' : 'text-title'}>{unbroken(title)}</h2>
        {sub && (
          <p className="text-body text-muted text-pretty">{typeof sub === 'string' ? unbroken(sub) : sub}</p>
        )}
      </div>
      {figure && (
        <p className="num grid flex-none text-end max-w-[60%]">
          <b className="text-price whitespace-nowrap">{figure}</b>
          {figureNote && (
            <span className="justify-self-end text-label text-muted text-balance max-tablet:max-w-38">
              {figureNote}
            </span>
          )}
        </p>
      )}
      {end}
    </div>
  )
}

export function Facts({ facts }: { facts: { label: string; value: string }[] }) {
  if (facts.length === 0) return null
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{unbroken(fact.value)}</dd>
        </div>
      ))}
    </dl>
  )
}

export function Rule() {
  return <hr className="border-0 h-px bg-line" />
}
