import { type Reply, say, type Turn } from '@/lib/agent/turn'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { readVisitWish } from '@/lib/agent/understanding/read-visit-wish'
import { plainSpanish } from '@/lib/agent/understanding/spanish-words'
import type { OrderDto } from '@/lib/protocol/order'
import { agreesInWords } from './agrees-in-words'
import { programsOnSale } from './catalogue'
import { newestOpenEvent, type OpenEvent, replyToEvent } from './event-answers'
import { turnsRound } from './event-opposite'
import { lately } from './lately'
import { ordersTheSwap } from './leave-for-another'
import { messageBefore } from './message-before'
import type { OpenKind } from './open-words'
import type { Opening } from './openings'
import { readPaymentWords } from './payment-words'
import { executeProposal } from './proposals'
import { plainYes } from './plain-yes'
import { type OpenQuestion, type SaidToOpen, saidToOpen, startsWithYes } from './said-to-open'
import { solarInWords } from './solar-by-words'
import { holdsBack } from './turns-aside'
import { answerNo, answerYes, openOrder } from './yes-no'

/**
 * "Yes leave. But did my complaint go out?": a clear yes or no to what is open, which stands beside something else, is
 * taken first, and what stands beside it is answered as a message of its own. In doubt the rest is answered, and that the
 * question is still open is said.
 */
export async function openQuestion(turn: Turn): Promise<Opening | undefined> {
  const { memory } = turn
  if (memory.expecting === 'choice') return undefined
  if (memory.asking === 'proposal') return ofProposal(turn)
  if (memory.asking === 'order') return ofOrder(turn)
  return ofEvent(turn)
}

/** The device that the program to be left goes by */
async function deviceLeft(turn: Turn): Promise<string | undefined> {
  const { proposal } = turn.memory
  if (proposal?.kind !== 'leave') return undefined
  const program = (await programsOnSale(turn)).find(
    ({ terms }) => terms.name[turn.locale] === proposal.data.name,
  )
  return program?.terms.deviceType ?? undefined
}

async function ofProposal(turn: Turn): Promise<Opening | undefined> {
  const { memory, t } = turn
  const { proposal } = memory
  if (!proposal) return undefined
  const device = await deviceLeft(turn)
  const open = { ...proposalAsOpen(turn), ...(device ? { device } : {}) }
  if (ordersTheSwap(memory, turn.text, device)) return { reply: await executeProposal(turn), rest: '' }
  if (plainYes(turn.text, open))
    return { reply: await answerYes(asYes(turn), act('yes', { words: 'yes' })), rest: '' }
  const said = saidToOpen(turn.text, open)
  if (!said || onlyThat(said, turn)) return undefined
  if (said.answer === 'yes' && holdsBack(turn.text)) return undefined
  if (said.answer === 'doubt')
    return {
      reply: { messages: [] },
      rest: said.rest,
      stillOpen: t('proposal.stillWaits', { title: proposal.title }),
    }
  // "Are we left out then? Please note nothing": what such a home may join is told with it.
  if (said.answer === 'no' && said.rest && proposal.kind === 'medical') return undefined
  if (said.answer === 'no')
    return { reply: await answerNo(only(turn, said, 'no'), act('no', said)), rest: said.rest }
  // Other things were spoken of since: only the card's own words are a yes to it then.
  const event = await newestOpenEvent(turn)
  const newer = event?.unanswered && event.toldAt && memory.askedAt && event.toldAt > new Date(memory.askedAt)
  const reply =
    said.firm && !memory.strayed && !newer
      ? await executeProposal(turn)
      : await answerYes(only(turn, said, 'yes'), act('yes', said))
  return { reply, rest: said.rest }
}

export function proposalAsOpen({ memory, ctx, locale }: Turn): OpenQuestion {
  const { kind, data } = memory.proposal!
  const at = kind === 'visit' ? data.slot : /^(?:pause|vacation)$/.test(kind) ? data.until : undefined
  return {
    kind: kind as OpenKind,
    ...(kind === 'leave' && typeof data.name === 'string' ? { name: data.name } : {}),
    ...(kind === 'device-add' ? { device: String(data.type) } : {}),
    ...(kind === 'device-remove' ? { device: deviceOf(String(data.name)) } : {}),
    ...(typeof at === 'string' ? { same: wordsOfTime(new Date(at), kind, locale, ctx.env.TIME_ZONE) } : {}),
  }
}

/** How the card's own hour or day is said: "wednesday", "10 am", "10"; "august", "aug", "2", "2nd" */
function wordsOfTime(at: Date, kind: string, locale: Turn['locale'], timeZone: string): string[] {
  const part = (options: Intl.DateTimeFormatOptions, language: string = locale) =>
    foldText(new Intl.DateTimeFormat(language, { timeZone, ...options }).format(at))
  const hour = part({ hour: 'numeric', hour12: true })
  if (kind === 'visit') return [part({ weekday: 'long' }), hour, hour.replace(/\D/g, '')]
  const day = part({ day: 'numeric' })
  const months = ['en', 'es'].flatMap((language) => [
    part({ month: 'long' }, language),
    part({ month: 'short' }, language),
  ])
  return [...months, `${day}(?:st|nd|rd|th)?`]
}

function deviceOf(name: string): string | undefined {
  const words = foldText(name)
  if (/thermostat|termostato/.test(words)) return 'thermostat'
  if (/water|calentador/.test(words)) return 'water-heater'
  if (/batter|bateria/.test(words)) return 'battery'
  return /car|ev|charger|carro|cargador/.test(words) ? 'ev' : undefined
}

async function ofOrder(turn: Turn): Promise<Opening | undefined> {
  const { t, text } = turn
  const order = await openOrder(turn)
  if (!order) return undefined
  const solar = order.domain === 'solar'
  if (solar && choosesOfQuote(text)) return undefined
  const plain = plainYes(text, orderAsOpen(order))
  if (plain && !(solar && plain.called && (await solarInWords(turn, plain.called)).length > 0))
    return { reply: await answerYes(asYes(turn), act('yes', { words: 'yes' })), rest: '' }
  const said = saidToOpen(text, orderAsOpen(order))
  if (!said || onlyThat(said, turn) || (said.answer === 'yes' && holdsBack(text))) return undefined
  // Who speaks of a loan may take the quote for one: it is paid at once unless a loan was chosen on it.
  const loan = solar && said.answer === 'yes' && OF_LOANS.test(foldText(said.rest))
  if (said.answer === 'doubt' || loan)
    return {
      reply: { messages: [] },
      rest: said.rest,
      stillOpen: t('order.stillWaits', { name: order.offer.name }),
    }
  const reply =
    said.answer === 'yes'
      ? await answerYes(only(turn, said, 'yes'), act('yes', { ...said, words: 'yes' }))
      : await answerNo(only(turn, said, 'no'), act('no', said))
  return { reply, rest: said.rest }
}

export function orderAsOpen({ state, domain, offer }: OrderDto): OpenQuestion {
  const kind = state === 'selected' ? 'see-quote' : domain === 'solar' ? 'solar-quote' : 'dfp-quote'
  return { kind, name: offer.name }
}

/** "Is the Wednesday one booked if I say yes? Then yes": a time or a loan named beside it is no yes to another. */
function choosesOfQuote(text: string): boolean {
  const { months, cash } = readPaymentWords(foldText(text), false)
  return readVisitWish(text) !== undefined || months !== undefined || cash
}

const OF_LOANS =
  /\b(?:loans?|bank|financ\w*|monthly|instal+ments?|prestamos?|banco|cuotas?|mensual\w*|a plazos)\b/

async function ofEvent(turn: Turn): Promise<Opening | undefined> {
  const turned = turnsRound(plainSpanish(foldText(turn.text)).trim())
  if (turned) return turnedRound(turn, turned === 'accept')
  const said = saidToOpen(turn.text, { kind: 'event' })
  if (!said || said.answer === 'doubt' || onlyThat(said, turn)) return undefined
  const event = await newestOpenEvent(turn)
  if (!event || !mayAnswer(event, said) || !(await wasAsked(turn, event))) return undefined
  const reply = await replyToEvent(turn, event.activationId, said.answer === 'yes')
  const about = said.answer === 'yes' ? 'events.accept' : 'events.decline'
  const recent = [about, ...(turn.memory.recent ?? [])].slice(0, 5)
  return { reply: { ...reply, memory: { ...reply.memory, recent } }, rest: said.rest }
}

/** "No, don't skip it, I'll take part": both clauses say the same, so it is an answer however the event stands */
async function turnedRound(turn: Turn, accept: boolean): Promise<Opening | undefined> {
  const event = await newestOpenEvent(turn)
  if (!event || !(NAMES_EVENT.test(foldText(turn.text)) || (await wasAsked(turn, event)))) return undefined
  const reply = await replyToEvent(turn, event.activationId, accept)
  const recent = [accept ? 'events.accept' : 'events.decline', ...(turn.memory.recent ?? [])].slice(0, 5)
  return { reply: { ...reply, memory: { ...reply.memory, recent } }, rest: '' }
}
const NAMES_EVENT = /\b(?:tonight|event|this evening|evento|hoy|esta noche)\b/

/** What was answered already is answered anew by its own words only; a bare yes or no answers what was asked and not yet answered. */
function mayAnswer(event: OpenEvent, { answer, firm }: SaidToOpen): boolean {
  return event.unanswered ? true : firm && event.state === (answer === 'yes' ? 'declined' : 'accepted')
}

/** The event was the last thing spoken of: told of by its notice, shown, or asked about. */
async function wasAsked(turn: Turn, event: OpenEvent): Promise<boolean> {
  if (lately(turn, /^(?:events|reward)\./, 1)) return true
  return (await messageBefore(turn, 'agent')).some(
    (part) => part.type === 'event' && part.activationId === event.activationId,
  )
}

const KEEPS = /\b(?:keep|stay|me quedo|nos quedamos|sigo)\b/

/** One clause that is read by itself already, a plain word or the card's own, is left to what reads it. */
function onlyThat(said: SaidToOpen, { memory, text }: Turn): boolean {
  // "No, keep the car one" is the card's own no, and no wish for a car program.
  if (said.answer === 'no' && KEEPS.test(foldText(said.words))) return false
  return said.alone && (said.answer === 'no' || !said.firm || agreesInWords(memory, text))
}

/** Where other things were spoken of since, only the card's own words are a yes to it. */
function asYes(turn: Turn): Turn {
  return { ...turn, text: agreesInWords(turn.memory, turn.text) ? turn.text : 'yes' }
}

function only(turn: Turn, { words }: SaidToOpen, plain: string): Turn {
  return { ...turn, text: agreesInWords(turn.memory, words) ? words : plain }
}

const act = (intent: 'yes' | 'no', { words }: { words: string }) => ({
  intent,
  confidence: 1,
  slots: {},
  span: words,
})

/** Nothing is lost: what is still open after all else was answered is said to be so, and the next yes is to it. */
export function stillOpenAfter(opening: Opening, after: Reply): Reply[] {
  if (!opening.stillOpen || after.memory?.askedAt !== undefined) return []
  return [stillAsks(opening.stillOpen)]
}

const stillAsks = (text: string): Reply => ({
  messages: [{ kind: 'chat', parts: [{ type: 'text', text }] }],
  memory: { strayed: undefined, expecting: 'yes-no', notes: { toldOpen: true } },
})

/** A yes that was not taken, because of what stood beside it, is not lost without a word. */
export async function yesNotTaken(turn: Turn, reply: Reply): Promise<Reply[]> {
  const { memory, ctx, t, text } = turn
  const changed = reply.memory ?? {}
  if (memory.expecting !== 'yes-no' || !startsWithYes(text)) return []
  if (['askedAt', 'asking', 'proposal', 'orderId', 'waiting'].some((key) => key in changed)) return []
  const last = reply.messages.flatMap(({ parts }) => parts)
  if (last.some(({ type }) => type === 'confirm' || type === 'quote')) return []
  if (last.some((part) => part.type === 'text' && SAYS_SO(t).includes(part.text))) return []
  const { proposal } = memory
  if (memory.asking === 'proposal' && proposal && new Date(proposal.expiresAt) > ctx.now())
    return [stillAsks(t('proposal.stillWaits', { title: proposal.title }))]
  const order = memory.asking === 'order' && memory.orderDomain === 'dfp' ? await openOrder(turn) : undefined
  return order && order.id === memory.orderId ? [say(t('order.stillWaits', { name: order.offer.name }))] : []
}

const SAYS_SO = (t: Turn['t']) =>
  ['order.hedged', 'holdOn.card', 'order.whichYes'].map((key) => t(key, { name: '' }))
