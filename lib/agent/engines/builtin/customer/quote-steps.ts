import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import { formatMoney } from '@/lib/domain/money'
import { isAppError } from '@/lib/errors'
import type { Part } from '@/lib/protocol/message'
import type { OrderDto } from '@/lib/protocol/order'
import { confirmOrder } from '@/lib/usecases/orders/confirm-order'
import { initOrder } from '@/lib/usecases/orders/init-order'
import { chips } from './chips'
import { solarHeld } from './solar-held'
import { whenText } from './when-text'

/** Everything a yes would agree to, as a card, with the question under it. */
export async function showQuote(turn: Turn, orderId: string, intro?: string): Promise<Reply> {
  const { ctx, t } = turn
  const { order, quote } = await initOrder({ ctx, input: { orderId } })
  const ask = t(`order.confirmAsk.${order.domain}`)
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

function priceText({ locale }: Turn, { quote }: OrderDto): string {
  return quote ? formatMoney(quote.totalMinor, quote.currency, locale) : ''
}

function receipt(turn: Turn, order: OrderDto): Reply {
  const { t } = turn
  const { name } = order.offer
  const at = order.history.at(-1)?.at ?? order.createdAt
  const visit = order.domain === 'solar' ? order.visitAt : null
  return {
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
    },
  }
}
