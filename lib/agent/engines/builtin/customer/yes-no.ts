import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import type { OrderDto } from '@/lib/protocol/order'
import { cancelOrder } from '@/lib/usecases/orders/cancel-order'
import { listOrders } from '@/lib/usecases/orders/list-orders'
import { chips } from './chips'
import { answerChoice, choose } from './choosing'
import { newestOpenEvent, type OpenEvent, replyToEvent } from './event-answers'
import { meantOffer } from './offers-on-table'
import { onlyLooks } from './only-looks'
import { declineProposal, executeProposal, proposeAgain } from './proposals'
import { confirm, showQuote } from './quote-steps'
import { namesWhatWaits } from './strayed'

/** A yes goes to the one thing that was asked last; when two things wait, the customer is asked which. */
export async function answerYes(turn: Turn, act: Act): Promise<Reply> {
  const { memory, t } = turn
  if (act.slots.hedgedYes) return say(t('order.hedged'))
  const [order, event] = await Promise.all([openOrder(turn), newestOpenEvent(turn)])
  const another = meantOffer(turn, act, 'none')
  const asking = askedLast(memory)
  if (another && another.id !== order?.offer.offerId && asking !== 'proposal') return choose(turn, another.id)
  const strayed = memory.strayed && !namesWhatWaits(memory, act.span)
  const waits = (asking === 'proposal' && memory.proposal) || (asking === 'order' && order)
  if (waits && isNewer(event, memory.askedAt)) return askWhich(turn, order)
  if (asking === 'proposal' && memory.proposal)
    return strayed ? proposeAgain(turn, memory.proposal, t('proposal.stillOpen')) : executeProposal(turn)
  if (asking === 'order' && order && strayed)
    return showQuote(turn, order.id, t('order.stillOpen', { name: order.offer.name }))
  if (asking === 'order' && order) return nextStep(turn, order, onlyLooks(act.span))
  if (event?.unanswered) return replyToEvent(turn, event.activationId, true)
  if (order) return showQuote(turn, order.id, t('order.stillOpen', { name: order.offer.name }))
  if (memory.expecting === 'choice' && memory.offers?.length === 1) return choose(turn, memory.offers[0]!.id)
  if (memory.expecting === 'choice' && memory.offers?.length)
    return spokenOf(memory) && memory.notes?.askedWhich !== true
      ? choose(turn, spokenOf(memory)!)
      : answerChoice(turn, { ...act, intent: 'choose' })
  if (event) return say(t('events.answered'), chips(turn, ['takePart', 'notThisTime']))
  return say(t('order.nothingPending'), chips(turn, ['programs', 'mine']))
}

/** A list shown after a proposal asks something newer: a yes or no is no longer about the card above it. */
function askedLast({ asking, expecting }: Turn['memory']): Turn['memory']['asking'] {
  return asking === 'proposal' && expecting === 'choice' ? undefined : asking
}

/** The one offer that the last question was about: a yes after it means that one. */
function spokenOf({ lastTopic, focusOfferId }: Turn['memory']): string | undefined {
  return lastTopic && /^(?:programs|solar)\./.test(lastTopic) ? focusOfferId : undefined
}

function nextStep(turn: Turn, order: OrderDto, onlyLooks: boolean): Promise<Reply> {
  return order.state === 'selected' || onlyLooks
    ? showQuote(turn, order.id)
    : confirm(turn, order.id, order.quote?.quoteVersion ?? 0)
}

export async function answerNo(turn: Turn, act: Act): Promise<Reply> {
  const { memory, t } = turn
  const [order, event] = await Promise.all([openOrder(turn), newestOpenEvent(turn)])
  const asking = askedLast(memory)
  const waits = (asking === 'proposal' && memory.proposal) || (asking === 'order' && order)
  if (act.intent === 'no' && waits && isNewer(event, memory.askedAt)) return askWhich(turn, order)
  if (asking === 'proposal' && memory.proposal) return declineProposal(turn)
  if (order && (asking === 'order' || act.intent !== 'no')) return abandon(turn, order.id)
  if (act.intent === 'no' && event?.unanswered) return replyToEvent(turn, event.activationId, false)
  if (order) return abandon(turn, order.id)
  return {
    ...say(t('order.nothingToStop'), chips(turn, ['programs', 'mine'])),
    memory: { orderId: undefined, asking: undefined, expecting: undefined, waiting: undefined },
  }
}

export async function abandon(turn: Turn, orderId: string): Promise<Reply> {
  const { ctx, t } = turn
  const order = await cancelOrder({ ctx, input: { orderId, note: 'declined by the customer' } })
  return {
    ...say(t('order.abandoned', { name: order.offer.name }), chips(turn, ['programs', 'solar'])),
    memory: { orderId: undefined, asking: undefined, askedAt: undefined, expecting: undefined },
  }
}

/** The order that is under way: the one spoken of, else the newest half-finished one. */
export async function openOrder({ ctx, memory }: Turn): Promise<OrderDto | undefined> {
  const open = (await listOrders(ctx)).filter(
    (order) => order.state === 'selected' || order.state === 'initialised',
  )
  return open.find((order) => order.id === memory.orderId) ?? open[0]
}

function isNewer(event: OpenEvent | undefined, askedAt: string | undefined): boolean {
  return Boolean(event?.unanswered && event.toldAt && askedAt && event.toldAt > new Date(askedAt))
}

function askWhich(turn: Turn, order: OrderDto | undefined): Reply {
  const { t, memory } = turn
  const name = memory.asking === 'proposal' ? (memory.proposal?.title ?? '') : (order?.offer.name ?? '')
  return say(t('order.whichYes', { name }), chips(turn, ['takePart', 'confirmOrder']))
}
