import type { ReactNode } from 'react'

/** Nothing to show: what it means, and one thing to do. */
export function EmptyNote(props: { title: string; text?: string; centred?: boolean; children?: ReactNode }) {
  return (
    <div className={`r-empty${props.centred ? ' centred' : ''}`}>
      <div className="strong">{props.title}</div>
      {props.text ? <div className="muted">{props.text}</div> : null}
      {props.children ? <div className="r-row wrap">{props.children}</div> : null}
    </div>
  )
}
