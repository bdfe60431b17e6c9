import { type Loan, loanOf } from './annuity'

/** How a price is paid: at once, or by one of the loans an offer names. The key says all of a loan's terms. */
export const AT_ONCE = 'at-once'

type LoanTerms = { aprPercent: number; months: number; downPaymentMinor: number }

export function loanKey({ months, aprPercent, downPaymentMinor }: LoanTerms): string {
  return `loan-${months}-${aprPercent}-${downPaymentMinor}`
}

/** The loan a key stands for, at a price; null for a payment at once and for anything else. */
export function loanOfKey(key: string | null | undefined, priceMinor: number): Loan | null {
  const found = /^loan-(\d{1,3})-(\d{1,2}(?:\.\d{1,3})?)-(\d{1,9})$/.exec(key ?? '')
  if (!found) return null
  const [months, aprPercent, downPaymentMinor] = found.slice(1).map(Number) as [number, number, number]
  return months < 1 ? null : loanOf(priceMinor, { months, aprPercent, downPaymentMinor })
}
