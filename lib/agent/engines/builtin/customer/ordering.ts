import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import { AppError, isAppError } from '@/lib/errors'
import type { Part } from '@/lib/protocol/message'
import type { OrderDto } from '@/lib/protocol/order'
import { cancelOrder } from '@/lib/usecases/orders/cancel-order'
import { confirmOrder } from '@/lib/usecases/orders/confirm-order'
import { initOrder } from '@/lib/usecases/orders/init-order'
import { listOrders } from '@/lib/usecases/orders/list-orders'
import { selectOffer } from '@/lib/usecases/orders/select-offer'
import { answerEventReply, hasOpenEvent } from './events'
import { showPrograms } from './programs'

const SELECTED_LIFETIME_MS = 30 * 60_000

/** Naming an offer selects it; the next yes asks for its quote. */
export async function answerChoice(turn: Turn, act: Act): Promise<Reply> {
  const { memory } = turn
  if (act.slots.negated) return answerNo(turn, act)
  const offers = memory.offers ?? []
  const { ordinal, offerId } = act.slots
  const byOrdinal = ordinal === undefined ? undefined : offers.at(ordinal > 0 ? ordinal - 1 : ordinal)?.id
  const other = act.intent === 'other-one' ? offers.find((o) => o.id !== memory.focusOfferId)?.id : undefined
  const chosen = offerId ?? byOrdinal ?? other ?? (offers.length === 1 ? offers[0]!.id : undefined)
  if (chosen) return choose(turn, chosen)
  if (ordinal !== undefined && offers.length)
    return say(turn.t('order.noSuchOrdinal', { count: offers.length }))
  if (offers.length === 0) return showPrograms(turn, act)
  return say(turn.t('order.whichOne'), { type: 'suggestions', items: offers.slice(0, 3).map((o) => o.name) })
}

export async function choose(turn: Turn, offerId: string): Promise<Reply> {
  const { ctx, t } = turn
  const order = await selectOffer({ ctx, input: { offerId } })
  const offer = order.offer as { name: string; headline?: string; headlineNote?: string; promise?: string }
  const expiresAt = new Date(ctx.now().getTime() + SELECTED_LIFETIME_MS).toISOString()
  return {
    messages: [
      {
        kind: 'chat',
        parts: [
          {
            type: 'text',
            text: t('order.selected', {
              name: offer.name,
              promise: offer.promise ?? '',
              headline: offer.headline ?? '',
              note: offer.headlineNote ?? '',
            }),
          },
          {
            type: 'confirm',
            orderId: order.id,
            title: t('order.selectedTitle', { name: offer.name }),
            text: t('order.selectedAsk'),
            action: 'order.init',
            values: { orderId: order.id },
            declineAction: 'order.cancel',
            yesLabel: t('order.showQuote'),
            noLabel: t('order.notNow'),
            expiresAt,
            state: 'open',
            summary: t('order.selectedAsk'),
          },
        ],
      },
    ],
    memory: { orderId: order.id, focusOfferId: offerId, expecting: 'yes-no' },
  }
}

export async function showQuote(turn: Turn, orderId: string): Promise<Reply> {
  const { ctx, t } = turn
  const { order, quote } = await initOrder({ ctx, input: { orderId } })
  const confirm: Part = {
    type: 'confirm',
    orderId,
    quoteVersion: quote.quoteVersion,
    title: quote.title,
    text: t('order.confirmAsk'),
    action: 'order.confirm',
    values: { orderId, quoteVersion: quote.quoteVersion },
    declineAction: 'order.cancel',
    yesLabel: order.domain === 'dfp' ? t('order.confirmEnrollment') : t('order.confirmSolar'),
    noLabel: t('order.notNow'),
    expiresAt: quote.expiresAt,
    state: 'open',
    summary: t('order.confirmAsk'),
  }
  return {
    messages: [{ kind: 'chat', parts: [{ type: 'text', text: t('order.quote') }, quote, confirm] }],
    memory: { orderId, expecting: 'yes-no' },
  }
}

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
    if (isAppError(error) && (error.code === 'expired' || error.code === 'stale-version')) {
      const fresh = await showQuote(turn, orderId)
      return {
        ...fresh,
        messages: [
          { kind: 'chat', parts: [{ type: 'text', text: t(`order.${error.code}`) }] },
          ...fresh.messages,
        ],
      }
    }
    throw error
  }
}

function receipt(turn: Turn, order: OrderDto): Reply {
  const { t, locale, ctx } = turn
  const { name } = order.offer
  const at = order.history.at(-1)?.at ?? order.createdAt
  const when = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: ctx.env.TIME_ZONE,
  }).format(new Date(at))
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
            facts: [
              { label: t('order.receipt.number'), value: order.reference },
              { label: t('order.receipt.at'), value: when },
              { label: t('order.receipt.terms'), value: order.quote?.termsVersion ?? '' },
            ],
            at,
            summary: t('order.receipt.summary', { name, reference: order.reference }),
          },
          { type: 'suggestions', items: [t('chips.nextEvent'), t('chips.mine')] },
        ],
      },
    ],
    memory: { orderId: undefined, offers: [], expecting: undefined },
  }
}

/** A yes goes to what was asked last: the order's next step, else an open event. */
export async function answerYes(turn: Turn, act: Act): Promise<Reply> {
  const { ctx, memory, t } = turn
  if (act.slots.hedgedYes) return say(t('order.hedged'))
  const open = (await listOrders(ctx)).find(
    (o) =>
      (memory.orderId ? o.id === memory.orderId : true) &&
      (o.state === 'selected' || o.state === 'initialised'),
  )
  if (open && memory.orderId) {
    if (open.state === 'selected') return showQuote(turn, open.id)
    return confirm(turn, open.id, open.quote?.quoteVersion ?? 0)
  }
  if (await hasOpenEvent(turn)) return answerEventReply(true)(turn, act)
  if (memory.expecting === 'choice' && memory.offers?.length === 1) return choose(turn, memory.offers[0]!.id)
  if (memory.expecting === 'choice' && memory.offers?.length)
    return answerChoice(turn, { ...act, intent: 'choose' })
  return say(t('order.nothingPending'), {
    type: 'suggestions',
    items: [t('chips.programs'), t('chips.mine')],
  })
}

export async function answerNo(turn: Turn, act: Act): Promise<Reply> {
  const { ctx, memory, t } = turn
  if (memory.orderId) {
    const open = (await listOrders(ctx)).find((o) => o.id === memory.orderId)
    if (open && (open.state === 'selected' || open.state === 'initialised')) return abandon(turn, open.id)
  }
  if (act.intent === 'no' && (await hasOpenEvent(turn))) return answerEventReply(false)(turn, act)
  return { ...say(t('order.nothingToStop')), memory: { orderId: undefined, expecting: undefined } }
}

export async function abandon(turn: Turn, orderId: string): Promise<Reply> {
  const { ctx, t } = turn
  const order = await cancelOrder({ ctx, input: { orderId, note: 'declined by the customer' } })
  return {
    ...say(t('order.abandoned', { name: order.offer.name }), {
      type: 'suggestions',
      items: [t('chips.programs')],
    }),
    memory: { orderId: undefined, expecting: undefined },
  }
}

export async function showMyOrders(turn: Turn, _act: Act): Promise<Reply> {
  const { ctx, t } = turn
  const orders = await listOrders(ctx)
  if (orders.length === 0) return say(t('order.none'), { type: 'suggestions', items: [t('chips.programs')] })
  return say(t('order.list', { count: orders.length }), {
    type: 'orders',
    items: orders.slice(0, 10).map((o) => ({
      orderId: o.id,
      reference: o.reference,
      domain: o.domain,
      name: o.offer.name,
      state: o.state,
      stage: o.stage,
      at: o.history.at(-1)?.at ?? o.createdAt,
      facts: [],
    })),
    summary: orders.map((o) => `${o.offer.name}: ${o.state}`).join(', '),
  })
}

export function readOrderId(values: Record<string, unknown>): string {
  if (typeof values.orderId !== 'string') throw new AppError('invalid-input', 'This button names no order.')
  return values.orderId
}
