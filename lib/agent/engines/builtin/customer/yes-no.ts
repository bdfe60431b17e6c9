import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { digitsForNumberWords } from '@/lib/agent/understanding/number-words'
import { readQuantities } from '@/lib/agent/understanding/read-quantities'
import { readDayWords, readWhen } from '@/lib/agent/understanding/read-when'
import type { Act, Slots } from '@/lib/agent/understanding/understanding'
import type { OrderDto } from '@/lib/protocol/order'
import { cancelOrder } from '@/lib/usecases/orders/cancel-order'
import { listMyEnrollments } from '@/lib/usecases/enrollments/list-my-enrollments'
import { listOrders } from '@/lib/usecases/orders/list-orders'
import { agreesInWords, namesAnotherDeed } from './agrees-in-words'
import { chips } from './chips'
import { answerChoice, choose } from './choosing'
import { givenAlready } from './given-already'
import { isNoAnswer, newestOpenEvent, type OpenEvent, REFUSES, replyToEvent } from './event-answers'
import { showNextEvent } from './event-topics'
import { proposePausing } from './membership'
import { meantOffer } from './offers-on-table'
import { onlyLooks } from './only-looks'
import { goAway } from './preference-topics'
import { declineProposal, executeProposal, proposeAgain } from './proposals'
import { confirm, showQuote } from './quote-steps'
import { untilOf } from './until'
import { takesWhatWouldEnd } from './while-asked'

/** A yes goes to the one thing that was asked last; when two things wait, the customer is asked which. */
export async function answerYes(turn: Turn, act: Act): Promise<Reply> {
  const { memory, t } = turn
  const changed = await otherDays(turn)
  if (changed) return changed
  if (act.slots.hedgedYes) return say(t('order.hedged'))
  const [order, event] = await Promise.all([openOrder(turn), newestOpenEvent(turn)])
  const another = meantOffer(turn, act, 'none')
  const asking = askedLast(memory)
  if (another && another.id !== order?.offer.offerId && asking !== 'proposal') return choose(turn, another.id)
  const faint = memory.notes?.toldOpen === true && FAINT.test(foldText(turn.text))
  const strayed =
    (memory.strayed || faint) &&
    (!agreesInWords(memory, turn.text) || (asking === 'proposal' && POINTS.test(turn.text)))
  const waits = (asking === 'proposal' && memory.proposal) || (asking === 'order' && order)
  if (waits && isNewer(event, memory.askedAt)) return askWhich(turn, order)
  if (asking === 'proposal' && memory.proposal)
    return strayed || meansAnother(memory, turn.text)
      ? proposeAgain(turn, memory.proposal, t('proposal.stillOpen'))
      : executeProposal(turn)
  if (asking === 'order' && order && strayed)
    return showQuote(turn, order.id, t('order.stillOpen', { name: order.offer.name }))
  if (asking === 'order' && order) return nextStep(turn, order, onlyLooks(act.span))
  if (event?.unanswered)
    return IN_PASSING.test(turn.text.trim())
      ? showNextEvent(turn, act)
      : replyToEvent(turn, event.activationId, true)
  if (order) return showQuote(turn, order.id, t('order.stillOpen', { name: order.offer.name }))
  if (memory.expecting === 'choice' && memory.offers?.length === 1) return choose(turn, memory.offers[0]!.id)
  if (memory.expecting === 'choice' && memory.offers?.length)
    return meantByYes(memory)
      ? choose(turn, meantByYes(memory)!)
      : answerChoice(turn, { ...act, intent: 'choose' })
  if (event) return changedMind(turn, event)
  const spoken = spokenOf(memory)
  if (spoken && !order && !(await isMine(turn, spoken))) return choose(turn, spoken)
  return (await givenAlready(turn)) ?? say(t('order.nothingPending'), chips(turn, ['programs', 'mine']))
}

/** A program that one is in already is not chosen again by a bare yes. */
async function isMine({ ctx }: Turn, offerId: string): Promise<boolean> {
  const mine = await listMyEnrollments(ctx)
  return mine.some(({ programId, state }) => state !== 'left' && offerId === `dfp:${programId}`)
}

/** A yes in words that speak of something else than the card does */
function meansAnother(memory: Turn['memory'], words: string): boolean {
  return (
    namesAnotherDeed(memory, words) || (takesWhatWouldEnd(memory, words) && !agreesInWords(memory, words))
  )
}

/** A yes to an event answered already: after all, or to our question whether the answer shall change. */
async function changedMind(turn: Turn, event: OpenEvent): Promise<Reply> {
  const { memory, t, text } = turn
  const asked = memory.notes?.askedToChange === event.activationId
  if (asked || (event.state === 'declined' && AFTER_ALL.test(foldText(text))))
    return replyToEvent(turn, event.activationId, event.state === 'declined')
  return {
    ...say(t('events.answered'), chips(turn, [event.state === 'declined' ? 'takePart' : 'notThisTime'])),
    memory: { notes: { askedToChange: event.activationId } },
  }
}

/** "Pensándolo mejor sí", "actually yes" */
const AFTER_ALL =
  /\b(?:actually|after all|on second thought|changed my mind|mejor si|siempre si|al final si|pensandolo (?:bien|mejor)|lo pense (?:bien|mejor)|cambie de (?:idea|opinion))\b/

/** "Yes, but make it until the 23rd": what was proposed is put anew with the days that were said. */
export async function otherDays(turn: Turn): Promise<Reply | undefined> {
  const { memory, ctx, text } = turn
  if (askedLast(memory) !== 'proposal') return undefined
  const kind = memory.proposal?.kind
  if (kind !== 'vacation' && kind !== 'pause') return undefined
  const slots = slotsOfDays(text)
  const until = untilOf(slots, await ctx.gridNow(), ctx.env.TIME_ZONE)
  if (!until) return undefined
  const { data } = memory.proposal!
  const later = slots.day !== undefined && !/^(?:now|today|tonight)$/.test(slots.day)
  const same =
    kind === 'vacation'
      ? Math.abs(until.getTime() - Date.parse(String(data.until))) < DAY_MS
      : !later && Math.ceil((until.getTime() - (await ctx.gridNow()).getTime()) / DAY_MS) === data.days
  if (
    same ||
    (kind === 'pause' && !slots.durationMinutes && !slots.date && !slots.untilDay && !slots.weekday && !later)
  )
    return undefined
  const act: Act = {
    intent: kind === 'vacation' ? 'vacation.pause' : 'programs.pause',
    confidence: 1,
    slots,
    span: text,
  }
  if (kind === 'pause') return proposePausing(turn, act)
  const from =
    typeof data.from === 'string' && !slots.fromDate && !slots.fromDay ? new Date(data.from) : undefined
  return goAway(turn, act, from)
}

export function slotsOfDays(text: string): Slots {
  const folded = digitsForNumberWords(foldText(text))
  const found = [...readWhen(folded), ...readQuantities(folded)].map((one) => one.slots)
  return Object.assign({}, readDayWords(folded), ...found) as Slots
}

/** Said of anything: with an event that waits it is shown, not taken part in. */
const IN_PASSING = /^(?:great|cool|right|true|nice|perfect|good|genial|perfecto|bien|cierto)\W*$/i

/** After an answer to something else such words only take note of it. */
const FAINT =
  /^\W*(?:(?:ok|okay|k|kk|fine|alright|all right|good|great|right|cool|sure|bueno|vale|bien|listo|ya)\W*)+$/

/** "Cancel it", "yes, cancel" after other things may mean one of those. */
const POINTS =
  /\b(?:it|that|this|lo|la|eso)(?: all| off)?(?:\W+(?:please|thanks|now|then|por favor|gracias))*\W*$|(?:lo|la)\W*$|\b(?:cancel|delete|leave|quit|end|stop|remove|erase|wipe|out|pause|resume|continue|cancel[ae]r?|borr[ae]r?|salir(?:me)?|elimin[ae]r?|anul[ae]r?|quit[ae]r?|paus[ae]r?)(?:\W+(?:please|thanks|now|then|por favor|gracias))*\W*$/i

const DAY_MS = 86_400_000

/** A list shown after a proposal asks something newer: a yes or no is no longer about the card above it. */
function askedLast({ asking, expecting }: Turn['memory']): Turn['memory']['asking'] {
  return asking === 'proposal' && expecting === 'choice' ? undefined : asking
}

/** A yes to a list: the one spoken of, else the one that the list was put forward with; none once we asked which. */
function meantByYes(memory: Turn['memory']): string | undefined {
  if (memory.notes?.askedWhich === true) return undefined
  return spokenOf(memory) ?? (memory.notes?.namedFirst === true ? memory.offers?.[0]?.id : undefined)
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
  if (act.intent === 'no' && event?.unanswered)
    return REFUSES.test(foldText(act.span)) && !isNoAnswer(foldText(act.span))
      ? replyToEvent(turn, event.activationId, false)
      : showNextEvent(turn, act)
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
