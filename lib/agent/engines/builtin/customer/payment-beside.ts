import type { Turn } from '@/lib/agent/turn'
import { digitsForNumberWords } from '@/lib/agent/understanding/number-words'
import { loanOf } from '@/lib/domain/finance/annuity'
import { AT_ONCE, loanKey, loanOfKey } from '@/lib/domain/finance/payment-choice'
import type { SolarOffer as SolarTerms } from '@/lib/domain/solar/offer'
import type { OrderDto } from '@/lib/protocol/order'
import { standing } from '@/lib/usecases/orders/quote-choices'
import type { Heard } from './follow-ups'
import { loanText } from './payment-follow-ups'
import { readPaymentWords } from './payment-words'

/** A loan wanted without its length: the only one there is, else it is said that one has to be chosen */
const WANTS_LOAN = /\b(?:monthly|financ\w+|loan|instal?l?ments|prestamo|cuotas|mensual\w*|a plazos)\b/
const NOT = /\b(?:no|not|never|without|sin|nunca|ni)\b|n't\b|\bdont\b/

/** A way to pay said beside something else at the quote ("the 60 months, and Tuesday for the visit"): both stand in it. */
export async function paymentBeside(
  { turn, words, asks }: Heard,
  order: OrderDto,
): Promise<{ payment?: string; text: string } | undefined> {
  const said = readPaymentWords(digitsForNumberWords(words), true)
  if (said.credit || said.which) return undefined
  const anyLoan = said.takes && !asks && WANTS_LOAN.test(words) && !NOT.test(words)
  if (said.months === undefined && !said.cash && !anyLoan) return undefined
  const row = await turn.ctx.db.solarOffer.findUnique({
    where: { id: order.offer.offerId.replace(/^solar:/, '') },
  })
  const terms = row?.details as unknown as SolarTerms | undefined
  if (!terms) return undefined
  if (said.months === undefined && said.cash) return { payment: AT_ONCE, text: turn.t('payment.putAtOnce') }
  const [only, ...others] = terms.financing
  if (said.months === undefined && others.length > 0) return whichLoan(turn, order, terms)
  const one = said.months === undefined ? only : terms.financing.find(({ months }) => months === said.months)
  const loan = one && loanOfKey(loanKey(one), terms.priceMinor)
  if (!one || !loan) return undefined
  return {
    payment: loanKey(one),
    text: turn.t('payment.put', { loan: loanText(turn, loan), provider: terms.provider.name }),
  }
}

/** Several: which one is asked, and that none stands in the quote is said. */
function whichLoan(turn: Turn, order: OrderDto, terms: SolarTerms): { text: string } | undefined {
  if (loanOfKey(standing(order.quote, 'payment'), terms.priceMinor)) return undefined
  const loans = terms.financing.map((one) => loanText(turn, loanOf(terms.priceMinor, one))).join('; ')
  return { text: `${turn.t('payment.standsAtOnce')} ${turn.t('payment.canBe', { loans })}` }
}
