import { AppError } from '@/lib/errors'
import type { StoredQuote } from './require-current-terms'

/** What of a quote is the customer's own to choose, by the id of its statement. */
export type QuoteChoices = { visit?: string; payment?: string }

const NOT_ON_CARD = {
  visit: 'Choose one of the times on the card for the site visit.',
  payment: 'Choose one of the ways to pay on the card.',
} as const

/** The choices of a quote: those asked for now, else those kept from the quote before it as far as they are still open. */
export function choicesFor(
  open: Record<keyof QuoteChoices, readonly string[]>,
  asked: QuoteChoices | undefined,
  before: StoredQuote | null,
): QuoteChoices {
  const choice = (id: keyof QuoteChoices) => {
    const wanted = asked?.[id]
    if (wanted !== undefined && !open[id].includes(wanted))
      throw new AppError('invalid-input', NOT_ON_CARD[id])
    const kept = statementOf(before, id)?.value
    return wanted ?? (kept !== undefined && open[id].includes(kept) ? kept : undefined)
  }
  return { visit: choice('visit'), payment: choice('payment') }
}

/** What a yes takes: the form's own choice, else what the quote says, else the first on it. */
export function chosen(
  quote: StoredQuote,
  id: keyof QuoteChoices,
  statements: Record<string, string> | undefined,
): string | null {
  const statement = statementOf(quote, id)
  const open = statement?.options ?? []
  const wanted = statements?.[id]
  if (wanted && !open.some(({ value }) => value === wanted))
    throw new AppError('invalid-input', NOT_ON_CARD[id])
  return wanted || statement?.value || (open[0]?.value ?? null)
}

/** As the quote stands: what a plain yes to it would take. */
export function standing(quote: unknown, id: keyof QuoteChoices): string | null {
  return quote ? chosen(quote as StoredQuote, id, undefined) : null
}

function statementOf(quote: StoredQuote | null, id: string) {
  return quote?.statements?.find((statement) => statement.id === id)
}
