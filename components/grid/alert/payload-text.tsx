'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'

/** As much as fits beside the facts; the rest unfolds. */
const FOLDED = 16

/** A message by its lines, numbered; a long one is folded. */
export function PayloadText({ text }: { text: string }) {
  const t = useTranslations('grid-ui')
  const [open, setOpen] = useState(false)
  const lines = text.split('\n')
  const folds = lines.length > FOLDED + 2
  const shown = folds && !open ? lines.slice(0, FOLDED) : lines
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by the arrow keys */}
      <section className="payload-text" aria-label={t('alert.payload.lines')} tabIndex={0}>
        <ol>
          {shown.map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
            <li key={i}>
              <code>
                <Line text={line} />
              </code>
            </li>
          ))}
        </ol>
      </section>
      {folds ? (
        <button
          type="button"
          className="payload-fold"
          aria-expanded={open}
          onClick={() => setOpen((was) => !was)}
        >
          {t(open ? 'alert.payload.fold' : 'alert.payload.unfold', { n: lines.length })}
        </button>
      ) : null}
    </>
  )
}

const NAMED = /^(\s*)("(?:[^"\\]|\\.)*")(: .*)$/

function Line({ text }: { text: string }) {
  const [, indent, name, rest] = NAMED.exec(text) ?? []
  if (name === undefined) return text || ' '
  return (
    <>
      {indent}
      <span className="payload-name">{name}</span>
      {rest}
    </>
  )
}
