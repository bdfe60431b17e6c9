import { roundHalfEven } from '@/lib/domain/settlement/round-half-even'

export type Loan = {
  monthlyMinor: number
  months: number
  aprPercent: number
  downPaymentMinor: number
  /** Down payment and all instalments */
  totalMinor: number
  /** What it costs more than cash */
  interestMinor: number
}

/**
 * Instalment of a loan in minor units a month: P·r/(1-(1+r)^-n) with r = APR/12, rounded half-even; P/n without interest.
 * @throws RangeError for a principal below 0, a rate below 0, or months that are not a positive whole number
 */
export function monthlyInstalment(principalMinor: number, months: number, aprPercent: number): number {
  if (!(principalMinor >= 0) || !(aprPercent >= 0) || !Number.isInteger(months) || months < 1)
    throw new RangeError('a loan needs a principal and a rate of at least 0 and whole months of at least 1')
  const monthlyRate = aprPercent / 1200
  if (monthlyRate === 0) return roundHalfEven(principalMinor / months)
  return roundHalfEven((principalMinor * monthlyRate) / (1 - (1 + monthlyRate) ** -months))
}

/** A price paid by a down payment and equal instalments. Money in minor units. */
export function loanOf(
  priceMinor: number,
  terms: { aprPercent: number; months: number; downPaymentMinor?: number },
): Loan {
  const downPaymentMinor = Math.min(terms.downPaymentMinor ?? 0, priceMinor)
  const monthlyMinor = monthlyInstalment(priceMinor - downPaymentMinor, terms.months, terms.aprPercent)
  const totalMinor = downPaymentMinor + monthlyMinor * terms.months
  return {
    monthlyMinor,
    months: terms.months,
    aprPercent: terms.aprPercent,
    downPaymentMinor,
    totalMinor,
    interestMinor: totalMinor - priceMinor,
  }
}
