import { digitsForNumberWords } from '@/lib/agent/understanding/number-words'
import { AT_ONCE, loanKey, loanOfKey } from '@/lib/domain/finance/payment-choice'
import type { SolarOffer as SolarTerms } from '@/lib/domain/solar/offer'
import type { OrderDto } from '@/lib/protocol/order'
import type { Heard } from './follow-ups'
import { loanText } from './payment-follow-ups'
import { readPaymentWords } from './payment-words'

/** A way to pay said beside something else at the quote ("the 60 months, and Tuesday for the visit"): both stand in it. */
export async function paymentBeside(
  { turn, words }: Heard,
  order: OrderDto,
): Promise<{ payment: string; text: string } | undefined> {
  const said = readPaymentWords(digitsForNumberWords(words), true)
  if (said.credit || said.which || (said.months === undefined && !said.cash)) return undefined
  const row = await turn.ctx.db.solarOffer.findUnique({
    where: { id: order.offer.offerId.replace(/^solar:/, '') },
  })
  const terms = row?.details as unknown as SolarTerms | undefined
  if (!terms) return undefined
  if (said.months === undefined) return { payment: AT_ONCE, text: turn.t('payment.putAtOnce') }
  const one = terms.financing.find(({ months }) => months === said.months)
  const loan = one && loanOfKey(loanKey(one), terms.priceMinor)
  if (!one || !loan) return undefined
  return {
    payment: loanKey(one),
    text: turn.t('payment.put', { loan: loanText(turn, loan), provider: terms.provider.name }),
  }
}
