import type { Memory } from '@/lib/agent/memory'
import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import { digitsForNumberWords } from '@/lib/agent/understanding/number-words'
import { type Loan, loanOf } from '@/lib/domain/finance/annuity'
import { AT_ONCE, loanKey, loanOfKey } from '@/lib/domain/finance/payment-choice'
import { formatMoney } from '@/lib/domain/money'
import type { SolarOffer as SolarTerms } from '@/lib/domain/solar/offer'
import type { OrderDto } from '@/lib/protocol/order'
import { listOrders } from '@/lib/usecases/orders/list-orders'
import { standing } from '@/lib/usecases/orders/quote-choices'
import { chips } from './chips'
import { choose } from './choosing'
import { type Follow, followed, type Heard, lately } from './follow-ups'
import { lowestMonthly } from './lowest-monthly'
import { type PaymentWords, readPaymentWords } from './payment-words'
import { paymentText, showQuote } from './quote-steps'
import { solarInWords } from './solar-by-words'
import { tablePart } from './table-part'

/** What is spoken of: an offer with its loans, and the order of it when there is one. */
type About = { id: string; name: string; terms: SolarTerms; order?: OrderDto }

const OF_OTHER =
  /\b(?:programs?|rewards?|bill|usage|earn\w*|programas?|factura|consumo|tax\w*|federal|subsid\w+|incentiv\w+|government|impuestos?|gobierno|until|install(?:ed|ation)?|switched|ready|visit|hasta que|instal(?:an|en|acion))\b/
const PAYING = /\b(?:pay\w*|paid|pag[ou]\w*)\b/
const THIS = /\b(?:this|it|that|them|order|esto|eso|pedido)\b/
const OF_SOLAR_PAYING = /^solar\.financing/

/** Paying for solar: which loan, by credit or at once, longer or shorter, and what the quote or the order says of it. */
export const followPayment: Follow = async (heard) => {
  const { turn, words, count } = heard
  const { memory } = turn
  if (memory.asking === 'proposal' || (memory.asking === 'order' && memory.orderDomain !== 'solar'))
    return undefined
  const near = lately(turn, OF_SOLAR_PAYING, 2)
  const said = readPaymentWords(digitsForNumberWords(words), near)
  const ofPaying = said.ofLoan || said.cash || said.months !== undefined
  const inSolar =
    near ||
    memory.orderDomain === 'solar' ||
    memory.focusOfferId?.startsWith('solar:') ||
    /solar|panel/.test(words)
  const ofThis = said.which && PAYING.test(words) && THIS.test(words)
  if (count > 30 || OF_OTHER.test(words) || !(inSolar || (ofThis && (await ordered(turn))))) return undefined
  if (said.complains && said.months === undefined) {
    const complained = await aboutOffer(heard)
    return complained?.order
      ? followed('solar.financing', async () => tellStanding(turn, complained))
      : undefined
  }
  const asked = said.credit || said.longer || said.shorter || said.lowest || said.which
  const ofQuote = (ofThis || memory.orderDomain === 'solar') && said.which && PAYING.test(words)
  const meant = near ? ofPaying || asked : ofPaying && (asked || said.months !== undefined || said.cash)
  if (!meant && !ofQuote) return undefined
  if (said.lowest || (said.shorter && /\b(?:cheaper|lower|barat\w+)\b/.test(words)))
    return followed('solar.financing', () => lowestMonthly(turn, said))
  const about = await aboutOffer(heard)
  if (!about) return undefined
  const answer = answerOf(heard, said, about)
  return answer && followed('solar.financing', answer)
}

function answerOf(heard: Heard, said: PaymentWords, about: About): (() => Promise<Reply>) | undefined {
  const { turn, asks } = heard
  const wanted = wantedOf(said, about.terms)
  const under = about.order?.state === 'active'
  if (said.credit) return async () => tellCredit(turn, said, about)
  if (said.longer || said.shorter) return async () => tellTerms(turn, said, about)
  if (under && (said.which || wanted !== undefined || said.takes))
    return async () => tellOrdered(turn, about, wanted !== undefined && !said.which)
  if (said.which && wanted === undefined && about.order) return async () => tellStanding(turn, about)
  if (wanted === null) return async () => noSuchLoan(turn, said, about)
  // A question that only names a loan asks about it; "is that picked if I say yes?" wants it picked.
  if (wanted !== undefined && (!asks || said.which || said.takes)) return () => put(turn, about, wanted)
  const loan = loanOfKey(wanted, about.terms.priceMinor)
  return loan ? async () => tellLoan(turn, about, loan) : undefined
}

/** The payment that was named: its key, null when the offer has no such loan, undefined when none was named. */
function wantedOf({ cash, months, which }: PaymentWords, terms: SolarTerms): string | null | undefined {
  if (months !== undefined) {
    const loan = terms.financing.find((one) => one.months === months)
    return loan ? loanKey(loan) : null
  }
  return cash && !which ? AT_ONCE : undefined
}

async function ordered({ ctx }: Turn): Promise<boolean> {
  return (await listOrders(ctx)).some(({ domain, state }) => domain === 'solar' && state === 'active')
}

async function aboutOffer({ turn, words }: Heard): Promise<About | undefined> {
  const { ctx, memory } = turn
  const orders = (await listOrders(ctx)).filter((order) => order.domain === 'solar')
  const open = orders.filter(({ state }) => state === 'selected' || state === 'initialised')
  const waits =
    memory.asking === 'order' ? (open.find(({ id }) => id === memory.orderId) ?? open[0]) : undefined
  const named = await solarInWords(turn, words)
  const active = orders.find(({ state }) => state === 'active')
  const id =
    waits?.offer.offerId ??
    (named.length === 1 ? named[0]!.offerId : undefined) ??
    active?.offer.offerId ??
    (memory.focusOfferId?.startsWith('solar:') ? memory.focusOfferId : undefined)
  if (!id) return undefined
  const row = await ctx.db.solarOffer.findUnique({ where: { id: id.replace(/^solar:/, '') } })
  if (!row) return undefined
  const order = [waits, active].find((one) => one?.offer.offerId === id)
  return { id, name: row.name, terms: row.details as unknown as SolarTerms, ...(order ? { order } : {}) }
}

export function loanText({ t, ctx, locale }: Turn, loan: Loan): string {
  const money = (minor: number) => formatMoney(minor, ctx.env.CURRENCY, locale)
  return t(loan.downPaymentMinor > 0 ? 'payment.oneDown' : 'payment.one', {
    months: loan.months,
    apr: String(loan.aprPercent),
    monthly: money(loan.monthlyMinor),
    down: money(loan.downPaymentMinor),
    total: money(loan.totalMinor),
  })
}

function loansOf({ terms }: About): Loan[] {
  return terms.financing.map((one) => loanOf(terms.priceMinor, one)).toSorted((a, b) => a.months - b.months)
}

/** Whom the bank lends to is not known here. */
function tellCredit(turn: Turn, said: PaymentWords, about: About): Reply {
  const { t } = turn
  const more = said.longer || said.shorter ? [termsText(turn, said, about)] : []
  return {
    ...say(
      [t('payment.credit', { provider: about.terms.provider.name }), ...more].join(' '),
      chips(turn, ['quoteFor', 'person'], { name: about.name }),
    ),
    memory: { focusOfferId: about.id, lastTopic: 'solar.financing' },
  }
}

function termsText(turn: Turn, said: PaymentWords, about: About): string {
  const loans = loansOf(about)
  const loan = said.longer ? loans.at(-1) : loans[0]
  if (!loan) return turn.t('solar.noLoan', { name: about.name, price: priceText(turn, about) })
  const key = loans.length === 1 ? 'payment.onlyOne' : said.longer ? 'payment.longest' : 'payment.shortest'
  return turn.t(key, { name: about.name, loan: loanText(turn, loan) })
}

function tellTerms(turn: Turn, said: PaymentWords, about: About): Reply {
  return {
    ...say(termsText(turn, said, about), chips(turn, ['quoteFor', 'other'], { name: about.name })),
    memory: told(turn, about),
  }
}

/** "And over 60 months?": that loan alone, which a word puts into the quote. */
function tellLoan(turn: Turn, about: About, loan: Loan): Reply {
  const { t } = turn
  return {
    ...say(t('payment.thisOne', { name: about.name, loan: loanText(turn, loan), months: loan.months }), {
      type: 'suggestions',
      items: [t('payment.takeIt', { months: loan.months })],
    }),
    memory: told(turn, about),
  }
}

/** A loan that was only told stands in no quote: a bare yes after it shows the quote again, as it is. */
function told({ memory }: Turn, about: About): Partial<Memory> {
  return {
    focusOfferId: about.id,
    lastTopic: 'solar.financing',
    ...(memory.asking === 'order' ? { strayed: true } : {}),
  }
}

function tellOrdered(turn: Turn, { order, name, terms }: About, wantsOther: boolean): Reply {
  const { t } = turn
  const payment = paymentText(turn, order!)
  return say(
    t(wantsOther ? 'payment.orderedOther' : order!.financing ? 'payment.ordered' : 'payment.orderedAtOnce', {
      name,
      reference: order!.reference,
      payment,
      provider: terms.provider.name,
    }),
    chips(turn, ['solarStatus', 'person']),
  )
}

function tellStanding(turn: Turn, about: About): Reply {
  const { t } = turn
  const key = standing(about.order?.quote, 'payment')
  const loan = loanOfKey(key, about.terms.priceMinor)
  const others = loansOf(about).filter((one) => loanKey(one) !== key)
  return say(
    [
      loan ? t('payment.standsLoan', { loan: loanText(turn, loan) }) : t('payment.standsAtOnce'),
      ...(others.length && !loan
        ? [t('payment.canBe', { loans: others.map((one) => loanText(turn, one)).join('; ') })]
        : []),
    ].join(' '),
  )
}

function noSuchLoan(turn: Turn, said: PaymentWords, about: About): Reply {
  const { t } = turn
  const loans = loansOf(about)
  if (loans.length === 0) return say(t('solar.noLoan', { name: about.name, price: priceText(turn, about) }))
  return {
    ...say(
      t('payment.noSuch', { name: about.name, months: said.months ?? 0 }),
      tablePart(
        t('solar.financingTitle', { name: about.name, price: priceText(turn, about) }),
        [t('solar.loan.loan'), t('solar.loan.monthly'), t('solar.loan.total')],
        loans.map((loan) => [
          t('solar.loan.terms', { months: loan.months, apr: String(loan.aprPercent) }),
          formatMoney(loan.monthlyMinor, turn.ctx.env.CURRENCY, turn.locale),
          formatMoney(loan.totalMinor, turn.ctx.env.CURRENCY, turn.locale),
        ]),
      ),
      chips(turn, ['quoteFor', 'other'], { name: about.name }),
    ),
    memory: told(turn, about),
  }
}

/** The way to pay stands in the quote; without one the offer is chosen with it, and the quote will say it. */
async function put(turn: Turn, about: About, payment: string): Promise<Reply> {
  const { t } = turn
  const loan = loanOfKey(payment, about.terms.priceMinor)
  const intro = loan
    ? t('payment.put', { loan: loanText(turn, loan), provider: about.terms.provider.name })
    : t('payment.putAtOnce')
  if (about.order) return showQuote(turn, about.order.id, intro, { payment })
  const reply = await choose(turn, about.id)
  const first = loan ? t('payment.wish', { loan: loanText(turn, loan) }) : t('payment.wishAtOnce')
  return {
    ...reply,
    messages: [...say(first).messages, ...reply.messages],
    memory: { ...reply.memory, solarWish: { offerId: about.id, payment } },
  }
}

function priceText({ ctx, locale }: Turn, { terms }: About): string {
  return formatMoney(terms.priceMinor, ctx.env.CURRENCY, locale)
}
