import { Fragment, type ReactNode } from 'react'
import { type Block, type Inline, parseRichText } from '@/lib/client/rich-text'
import { unbroken } from '@/lib/client/unbroken'

type Props = { text: string; className?: string }

/** An answer's words; the parser knows no HTML, so none can be shown. */
export function RichText({ text, className = '' }: Props) {
  const origin = typeof window === 'undefined' ? 'http://localhost' : window.location.origin
  const blocks = parseRichText(text, origin)
  return <div className={`prose ${className}`}>{blocks.map((block, i) => renderBlock(block, i))}</div>
}

function renderBlock(block: Block, key: number): ReactNode {
  if (block.kind === 'paragraph') return <p key={key}>{renderInline(block.children)}</p>
  const items = block.items.map((item, i) => <li key={itemKey(item, i)}>{renderInline(item)}</li>)
  return block.ordered ? <ol key={key}>{items}</ol> : <ul key={key}>{items}</ul>
}

function renderInline(parts: Inline[]): ReactNode {
  return parts.map((part, i) => <Fragment key={itemKey([part], i)}>{renderPart(part)}</Fragment>)
}

function renderPart(part: Inline): ReactNode {
  switch (part.kind) {
    case 'text':
      return withBreaks(part.text)
    case 'strong':
      return <strong>{renderInline(part.children)}</strong>
    case 'em':
      return <em>{renderInline(part.children)}</em>
    case 'code':
      return <code>{part.text}</code>
    case 'link':
      return (
        <a className="link" href={part.href}>
          {renderInline(part.children)}
        </a>
      )
  }
}

function withBreaks(text: string): ReactNode {
  const lines = unbroken(text).split('\n')
  return lines.map((line, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
    <Fragment key={i}>
      {i > 0 && <br />}
      {line}
    </Fragment>
  ))
}

function itemKey(parts: Inline[], i: number): string {
  return `${i}:${parts[0]?.kind ?? ''}`
}
