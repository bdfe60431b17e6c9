import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import { asks } from '@/lib/agent/understanding/only-asks'
import type { Act } from '@/lib/agent/understanding/understanding'
import { formatMoney } from '@/lib/domain/money'
import { AppError } from '@/lib/errors'
import { getTranslator } from '@/lib/i18n/translator'
import type { PartOf } from '@/lib/protocol/message'
import type { OrderDto } from '@/lib/protocol/order'
import { requireCustomer } from '@/lib/usecases/authorize'
import { cancellationOf } from '@/lib/usecases/orders/cancellation-of'
import { listOrders } from '@/lib/usecases/orders/list-orders'
import { readOrder } from '@/lib/usecases/orders/read-order'
import { chips } from './chips'
import { folded } from './offers-on-table'
import { propose } from './proposals'
import { paymentText } from './quote-steps'
import { whenText } from './when-text'
import { abandon } from './yes-no'

export async function showMyOrders(turn: Turn, _act: Act): Promise<Reply> {
  const { ctx, t } = turn
  const orders = (await listOrders(ctx)).slice(0, 10)
  if (orders.length === 0) return say(t('order.none'), chips(turn, ['programs', 'solar']))
  const open = orders.find((order) => order.state === 'selected' || order.state === 'initialised')
  const allEnded = orders.every((order) => order.state === 'cancelled' || order.state === 'failed')
  return say(
    allEnded ? t('order.listEnded') : t('order.list', { count: orders.length }),
    await ordersPart(turn, orders),
    chips(turn, open ? ['continueOrder', 'cancelOrder'] : ['programs', 'solar'], {
      name: open?.offer.name ?? '',
    }),
  )
}

export async function ordersPart(turn: Turn, orders: readonly OrderDto[]): Promise<PartOf<'orders'>> {
  const tSolar = await getTranslator(turn.locale, 'solar')
  return {
    type: 'orders',
    items: orders.map((order) => ({
      orderId: order.id,
      reference: order.reference,
      domain: order.domain,
      name: order.offer.name,
      state: order.state,
      stage: order.stage ? tSolar(`stage.${order.stage}`) : null,
      at: order.history.at(-1)?.at ?? order.createdAt,
      facts: [
        ...(order.state === 'active' && order.stage === 'site-visit' && order.visitAt
          ? [{ label: tSolar('stage.site-visit'), value: whenText(turn).dayTime(order.visitAt) }]
          : []),
        ...(order.domain === 'solar' && order.quote
          ? [
              {
                label: tSolar('quote.total'),
                value: formatMoney(order.quote.totalMinor, order.quote.currency, turn.locale),
              },
              ...(order.financing
                ? [{ label: turn.t('order.receipt.payment'), value: paymentText(turn, order) }]
                : []),
            ]
          : []),
      ],
    })),
    summary: orders.map((order) => `${order.offer.name}: ${order.state}`).join(', '),
  }
}

/** An order that was canceled, and what that cost: asked after it. */
export async function tellCanceled(turn: Turn, order: OrderDto): Promise<Reply> {
  const { ctx, t, locale } = turn
  const { meterId } = requireCustomer(ctx.actor)
  const row = await ctx.db.order.findFirst({ where: { id: order.id, meterId } })
  const { cancellationFeeMinor = 0 } = (row?.stageData ?? {}) as { cancellationFeeMinor?: number }
  const currency = order.quote?.currency ?? ctx.env.CURRENCY
  return say(
    t(cancellationFeeMinor > 0 ? 'order.endedFee' : 'order.endedFree', {
      name: order.offer.name,
      reference: order.reference,
      fee: formatMoney(cancellationFeeMinor, currency, locale),
    }),
    chips(turn, ['solar', 'programs']),
  )
}

/** What is not agreed to yet is dropped at once; what is agreed to needs a yes to the exact consequence. */
export async function proposeCancelling(turn: Turn, act: Act): Promise<Reply> {
  const { ctx, t } = turn
  if (ASKS_TERMS.test(act.span) || asks(act.span)) return cancellationTerms(turn, act.span)
  const orders = (await listOrders(ctx)).filter((order) =>
    ['selected', 'initialised', 'confirmed', 'active'].includes(order.state),
  )
  if (orders.length === 0) return say(t('order.noneToCancel'), chips(turn, ['programs', 'solar']))
  const order = pick(turn, act, orders)
  if (!order)
    return say(t('order.whichToCancel'), await ordersPart(turn, orders), {
      type: 'suggestions',
      items: orders.slice(0, 3).map((one) => t('chips.cancelNamed', { name: one.offer.name })),
    })
  return endOrder(turn, order)
}

const ASKS_TERMS =
  /\b(?:afterwards?|later|after (?:that|i|the|they|he|she|someone)|fees?|deposit|terms|policy|conditions|what happens if|if i (?:cancel|back out)|how much (?:is it|does it cost) to cancel|what does (?:it cost to cancel|cancel\w* cost)|too late|despu[eé]s|luego|cobran|cuota|multa|dep[oó]sito|si (?:cancelo|me arrepiento)|condiciones|cu[aá]nto (?:cuesta|cobran))\b/i

const HOW = /\b(?:how (?:do|can|would|could|to|does)|c[oó]mo)\b/i

/** What canceling would cost, told without doing anything: the order under way, else the rule. */
export async function cancellationTerms(turn: Turn, words = ''): Promise<Reply> {
  const { ctx, t, locale } = turn
  const { meterId } = requireCustomer(ctx.actor)
  const order = (await listOrders(ctx)).find(
    (one) => one.domain === 'solar' && ['selected', 'initialised', 'active'].includes(one.state),
  )
  const row = order && (await ctx.db.order.findFirst({ where: { id: order.id, meterId } }))
  const ending = row && row.state === 'active' ? cancellationOf(row) : undefined
  const now = !ending
    ? ''
    : !ending.allowed
      ? t('order.termsTooLate')
      : ending.feeMinor === 0
        ? t('order.termsFreeNow')
        : t('order.termsFeeNow', {
            fee: formatMoney(ending.feeMinor, order?.quote?.currency ?? ctx.env.CURRENCY, locale),
          })
  // What canceling would cost once the visit is over, from this order's own quote.
  const after =
    row && ending?.allowed && ending.feeMinor === 0 ? cancellationOf({ ...row, stage: 'permit' }) : undefined
  const later =
    after?.allowed && after.feeMinor > 0
      ? t('order.termsFeeAfter', {
          fee: formatMoney(after.feeMinor, order?.quote?.currency ?? ctx.env.CURRENCY, locale),
        })
      : ''
  const waits = turn.memory.expecting === 'yes-no' ? t('order.termsWaiting') : ''
  return say(
    [now, later, HOW.test(words) ? t('order.cancelHow') : '', t('order.cancelTerms'), waits]
      .filter(Boolean)
      .join(' '),
    chips(turn, ending?.allowed ? ['cancelOrder', 'solarStatus'] : ['solar', 'person']),
  )
}

/** The button of a card ends what costs nothing; what costs something is put before the customer first. */
export async function cancelByButton(turn: Turn, orderId: string): Promise<Reply> {
  const order = await readOrder({ ctx: turn.ctx, input: { orderId } })
  if (order.state === 'active' && order.domain === 'solar') return endOrder(turn, order)
  return abandon(turn, orderId)
}

async function endOrder(turn: Turn, order: OrderDto): Promise<Reply> {
  const { ctx, t, locale } = turn
  const { meterId } = requireCustomer(ctx.actor)
  if (order.state === 'selected' || order.state === 'initialised') return abandon(turn, order.id)
  const row = await ctx.db.order.findFirstOrThrow({ where: { id: order.id, meterId } })
  const ending = cancellationOf(row)
  if (!ending.allowed) return say(t('order.tooLate', { name: order.offer.name }), chips(turn, ['person']))
  const fee = formatMoney(ending.feeMinor, order.quote?.currency ?? ctx.env.CURRENCY, locale)
  const key = order.domain === 'dfp' ? 'cancelProgram' : ending.feeMinor > 0 ? 'cancelFee' : 'cancelFree'
  return propose(turn, {
    kind: 'cancel-order',
    title: t('order.cancelTitle', { name: order.offer.name }),
    text: t(`order.${key}`, { name: order.offer.name, reference: order.reference, fee }),
    data: { orderId: order.id },
    yesLabel: t('order.cancelYes'),
  })
}

function pick({ memory }: Turn, act: Act, orders: readonly OrderDto[]): OrderDto | undefined {
  const words = folded(act.span)
  const named = orders.find(
    (order) => words.includes(folded(order.offer.name)) || words.includes(folded(order.reference)),
  )
  if (named) return named
  const open = orders.find((order) => order.id === memory.orderId)
  if (open) return open
  const solar = orders.filter((order) => order.domain === 'solar')
  if (/\b(solar|panels?|paneles|installation|instalaci[oó]n)\b/i.test(act.span) && solar.length === 1)
    return solar[0]
  return orders.length === 1 ? orders[0] : undefined
}

export function readOrderId(values: Record<string, unknown>): string {
  if (typeof values.orderId !== 'string') throw new AppError('invalid-input', 'This button names no order.')
  return values.orderId
}
