'use client'

import { useTranslations } from 'use-intl'
import { unbroken } from '@/lib/client/unbroken'
import type { PartOf } from '@/lib/protocol/message'
import { CardHead, Rule } from './card'
import { useFormats } from './chat-context'
import { useNow } from './use-now'

/** Lines that add up, the total, the terms: everything that a yes would agree to. */
export function QuoteBody({ quote }: { quote: PartOf<'quote'> }) {
  const t = useTranslations('chat.quote')
  const formats = useFormats()
  // A quote runs out by the wall clock, whatever time it is on the grid.
  const now = useNow(60_000)
  const money = (minor: number) => formats.money(minor, quote.currency)
  const soon = now === null || formats.sameDay(now, quote.expiresAt)
  const until = soon ? formats.time(quote.expiresAt) : formats.dateTime(quote.expiresAt)

  return (
    <>
      <CardHead
        title={quote.title}
        sub={[quote.subtitle, t('holds', { time: until })].filter(Boolean).join(' ')}
        figure={quote.headline}
        figureNote={quote.headlineNote}
      />
      <table className="lines">
        <caption className="sr-only">{t('caption')}</caption>
        <tbody>
          {quote.lines.map((line) => (
            <tr key={line.label}>
              <th scope="row">
                <LineLabel text={line.label} />
              </th>
              <td>{money(line.amountMinor)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{quote.totalLabel}</th>
            <td>{money(quote.totalMinor)}</td>
          </tr>
        </tfoot>
      </table>
      {quote.terms.length > 0 && (
        <>
          <Rule />
          <dl className="terms">
            {quote.terms.map((term) => (
              <div key={term.label}>
                <dt>{term.label}</dt>
                <dd>{unbroken(term.text)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  )
}

/** A line's second sentence is its small print. */
function LineLabel({ text }: { text: string }) {
  const [first, ...rest] = text.split('\n')
  return (
    <>
      {first}
      {rest.length > 0 && <small>{rest.join(' ')}</small>}
    </>
  )
}
