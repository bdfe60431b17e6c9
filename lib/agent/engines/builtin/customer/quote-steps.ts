import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import { loanOfKey } from '@/lib/domain/finance/payment-choice'
import { formatMoney } from '@/lib/domain/money'
import { isAppError } from '@/lib/errors'
import type { Part, PartOf } from '@/lib/protocol/message'
import type { OrderDto } from '@/lib/protocol/order'
import { confirmOrder } from '@/lib/usecases/orders/confirm-order'
import { initOrder } from '@/lib/usecases/orders/init-order'
import { type QuoteChoices, standing } from '@/lib/usecases/orders/quote-choices'
import { readOrder } from '@/lib/usecases/orders/read-order'
import { asDone } from './as-done'
import { chips } from './chips'
import { solarHeld } from './solar-held'
import { whenText } from './when-text'

/** Everything a yes would agree to, as a card, with the question under it. */
export async function showQuote(
  turn: Turn,
  orderId: string,
  intro?: string,
  choices?: QuoteChoices,
): Promise<Reply> {
  const { ctx, t } = turn
  const { order, quote } = await quoteWith(turn, orderId, choices)
  const ask = order.domain === 'solar' ? solarAsk(turn, quote) : t(`order.confirmAsk.${order.domain}`)
  const confirm: Part = {
    type: 'confirm',
    orderId,
    quoteVersion: quote.quoteVersion,
    title: quote.title,
    text: ask,
    action: 'order.confirm',
    values: { orderId, quoteVersion: quote.quoteVersion },
    declineAction: 'order.cancel',
    yesLabel: order.domain === 'dfp' ? t('order.confirmEnrollment') : t('order.confirmSolar'),
    noLabel: t('order.notNow'),
    expiresAt: quote.expiresAt,
    state: 'open',
    summary: ask,
  }
  return {
    messages: [{ kind: 'chat', parts: [{ type: 'text', text: intro ?? t('order.quote') }, quote, confirm] }],
    memory: {
      orderId,
      focusOfferId: order.offer.offerId,
      expecting: 'yes-no',
      asking: 'order',
      orderDomain: order.domain,
      strayed: undefined,
      askedAt: ctx.now().toISOString(),
      proposal: undefined,
    },
  }
}

/** The quote with what the customer chose of it before there was one, and what they choose now. */
async function quoteWith(turn: Turn, orderId: string, choices: QuoteChoices | undefined) {
  const { ctx, memory } = turn
  const wish = memory.solarWish
  const early = wish && !choices ? await wishFor(turn, orderId, wish) : undefined
  const statements = choices ?? early
  try {
    return await initOrder({ ctx, input: { orderId, ...(statements ? { body: { statements } } : {}) } })
  } catch (error) {
    // A wish that is not on this card (any more) keeps nobody from the quote.
    if (early && isAppError(error) && error.code === 'invalid-input')
      return initOrder({ ctx, input: { orderId } })
    throw error
  }
}

async function wishFor({ ctx }: Turn, orderId: string, wish: NonNullable<Turn['memory']['solarWish']>) {
  const { offer } = await readOrder({ ctx, input: { orderId } })
  return offer.offerId === wish.offerId ? { payment: wish.payment } : undefined
}

/** What a yes to a solar quote takes, with its visit and, if one was chosen, its loan in words. */
function solarAsk(turn: Turn, quote: PartOf<'quote'>): string {
  const { t } = turn
  const visit = standing(quote, 'visit')
  const when = visit ? whenText(turn).dayTime(visit) : t('solar.visitOpen')
  const payment = standing(quote, 'payment')
  const loan = loanOfKey(payment, quote.totalMinor)
  const label = loan && quote.statements.find((one) => one.id === 'payment')?.options
  return loan && label
    ? t('order.confirmAsk.solarLoan', {
        when,
        loan: label.find((one) => one.value === payment)?.label ?? '',
      })
    : t('order.confirmAsk.solar', { when })
}

/** Executes a yes; a quote that expired or changed is shown anew and asked again. */
export async function confirm(
  turn: Turn,
  orderId: string,
  quoteVersion: number,
  statements?: Record<string, string>,
): Promise<Reply> {
  const { ctx, t } = turn
  try {
    const order = await confirmOrder({
      ctx,
      input: { orderId, body: { quoteVersion, ...(statements ? { statements } : {}) } },
    })
    return receipt(turn, order)
  } catch (error) {
    if (isAppError(error) && (error.code === 'expired' || error.code === 'stale-version'))
      return showQuote(turn, orderId, t(`order.${error.code}`))
    if (isAppError(error) && error.code === 'not-eligible' && statements?.medical === 'yes')
      return {
        ...say(t('eligibility.medicalRefused'), chips(turn, ['solar'])),
        memory: { orderId: undefined, asking: undefined, expecting: undefined },
      }
    const held = isAppError(error) && error.code === 'not-eligible' ? await solarHeld(turn) : null
    if (held) return held
    throw error
  }
}

/** Which terms were agreed to, in words: "Peak Savings, version 2". */
function termsText({ t }: Turn, { domain, offer, quote }: OrderDto): string {
  const version = /v(\d+)$/.exec(quote?.termsVersion ?? '')?.[1]
  return domain === 'dfp' && version
    ? t('order.receipt.termsOf', { name: offer.name, version })
    : t('order.receipt.quoteOf', { version: quote?.quoteVersion ?? 1 })
}

export function priceText({ locale }: Turn, { quote }: OrderDto): string {
  return quote ? formatMoney(quote.totalMinor, quote.currency, locale) : ''
}

/** "84 months, $115.84 a month", or at once */
export function paymentText({ t, locale }: Turn, { financing, quote }: OrderDto): string {
  if (!financing || !quote) return t('order.payment.atOnce')
  const money = (minor: number) => formatMoney(minor, quote.currency, locale)
  return t(financing.downPaymentMinor > 0 ? 'order.payment.loanDown' : 'order.payment.loan', {
    months: financing.months,
    monthly: money(financing.monthlyMinor),
    down: money(financing.downPaymentMinor),
    apr: String(financing.aprPercent),
  })
}

function receipt(turn: Turn, order: OrderDto): Reply {
  const { t } = turn
  const { name } = order.offer
  const at = order.history.at(-1)?.at ?? order.createdAt
  const visit = order.domain === 'solar' ? order.visitAt : null
  return asDone(turn, {
    messages: [
      {
        kind: 'result',
        parts: [
          { type: 'text', text: t(`order.done.${order.domain}`, { name }) },
          {
            type: 'receipt',
            orderId: order.id,
            domain: order.domain,
            state: order.state,
            reference: order.reference,
            title: t(`order.receipt.${order.domain}`, { name }),
            name,
            facts: [
              { label: t('order.receipt.number'), value: order.reference },
              { label: t('order.receipt.at'), value: whenText(turn).dayTime(at) },
              { label: t('order.receipt.terms'), value: termsText(turn, order) },
              { label: t('order.receipt.pay'), value: priceText(turn, order) },
              ...(visit ? [{ label: t('order.receipt.visit'), value: whenText(turn).dayTime(visit) }] : []),
              ...(order.domain === 'solar'
                ? [{ label: t('order.receipt.payment'), value: paymentText(turn, order) }]
                : []),
            ],
            at,
            summary: t('order.receipt.summary', { name, reference: order.reference }),
          },
          chips(turn, order.domain === 'dfp' ? ['nextEvent', 'mine'] : ['solarStatus', 'programs']),
        ],
      },
    ],
    memory: {
      orderId: undefined,
      offers: [],
      focusOfferId: order.offer.offerId,
      expecting: undefined,
      asking: undefined,
      askedAt: undefined,
      lastTopic: undefined,
      solarWish: undefined,
    },
  })
}
