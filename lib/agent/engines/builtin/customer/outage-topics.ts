import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import { asks } from '@/lib/agent/understanding/only-asks'
import type { Act } from '@/lib/agent/understanding/understanding'
import { type MyStreet, readMyStreet } from '@/lib/usecases/transformers/read-my-street'
import { chips } from './chips'
import { lately } from './lately'
import { openTicketReply } from './people'
import { propose } from './proposals'
import { reportsPlainly, tellsOfOutage, tellsOfSymptom } from './report-words'
import { whenText } from './when-text'

/** Danger first, then what the grid's data says, then a person: no promise about when it comes back. */
export async function reportOutage(turn: Turn, act: Act): Promise<Reply> {
  // "It's in every room, not just one lamp", right after a fault was reported, goes on about that fault.
  const ofFault = lately(turn, /^fault\.report/, 1) && !tellsOfOutage(turn.text)
  return report(turn, act, ofFault ? 'fault' : 'outage')
}

/** "Report it", after an outage was spoken of */
export async function reportAsOrdered(turn: Turn, act: Act): Promise<Reply> {
  return report(turn, act, 'outage', true)
}

export async function reportFault(turn: Turn, act: Act): Promise<Reply> {
  return report(turn, act, 'fault')
}

/** Recorded at once only when it was plainly told or ordered; a question is answered, anything else is offered. */
async function report(turn: Turn, act: Act, topic: 'outage' | 'fault', ordered = false): Promise<Reply> {
  const { ctx, t } = turn
  if (!ordered && !reportsPlainly(turn.text || act.span, topic, act.confidence >= SURE))
    return asks(act.span) && !tellsOfSymptom(act.span)
      ? outageStatus(turn, act)
      : offerReport(turn, act, topic)
  const street = await readMyStreet(ctx)
  const ticket = await openTicketReply(turn, { topic, text: act.span }, `outage.${topic}Taken`)
  const danger = t('outage.danger', { phone: ctx.env.EMERGENCY_PHONE })
  const facts = topic === 'outage' ? ` ${streetText(turn, street)}` : ''
  return {
    ...ticket,
    messages: [
      { kind: 'notice', parts: [{ type: 'text', text: `${danger}${facts}` }] },
      ...ticket.messages,
      ...(topic === 'fault' ? say(t('reported.words', { words: inWords(act.span) })).messages : []),
    ],
  }
}

/** The customer's own words, short enough to be read back */
export function inWords(text: string, most = 160): string {
  const plain = text
    .replace(/\s+/g, ' ')
    .replace(/[“”"«»]/g, "'")
    .trim()
  return plain.length > most ? `${plain.slice(0, most - 3).trimEnd()}…` : plain
}

const SURE = 0.7

/** What is known of the street, and the report as a card: nothing is passed on without a yes. */
async function offerReport(turn: Turn, act: Act, topic: 'outage' | 'fault'): Promise<Reply> {
  const { ctx, t } = turn
  const street = await readMyStreet(ctx)
  return propose(turn, {
    kind: 'ticket',
    intro: [
      ...(turn.memory.notes?.toldStreet === turn.seq ? [] : [streetText(turn, street)]),
      t('ticketCard.shall'),
    ].join(' '),
    title: t(`ticketCard.${topic}.title`),
    text: t(`ticketCard.${topic}.text`, { phone: ctx.env.EMERGENCY_PHONE }),
    data: { topic, text: (turn.text || act.span).slice(0, 1000) },
    yesLabel: t(`ticketCard.${topic}.yes`),
  })
}

const ASKS_WHEN =
  /\b(?:when|how (?:long|soon)|what time|eta|until|till|back|fixed|cuando|cuanto|a que hora|hasta|vuelve|volvera)\b/i

export async function outageStatus(turn: Turn, act: Act): Promise<Reply> {
  const { t, ctx } = turn
  if (tellsOfSymptom(act.span) && turn.memory.asking === undefined && !turn.memory.ticket)
    return offerReport(
      turn,
      act,
      /\b(?:flicker|dimm|blink|parpade|titil)/i.test(act.span) ? 'fault' : 'outage',
    )
  const street = await readMyStreet(ctx)
  const waits = street.looksDead || ASKS_WHEN.test(act.span)
  return {
    ...say(
      [
        streetText(turn, street),
        ...(waits ? [t('outage.noPromise', { phone: ctx.env.UTILITY_PHONE })] : []),
      ].join(' '),
      chips(turn, ['reportOutage', 'person']),
    ),
    memory: { notes: { toldStreet: turn.seq } },
  }
}

function streetText(turn: Turn, street: MyStreet): string {
  const { t } = turn
  if (street.observedAt === null)
    return `${t('outage.noData')} ${t(street.reports > 0 ? 'outage.reports' : 'outage.noReports', { count: street.reports })}`
  const at = whenText(turn).time(street.observedAt)
  const base = street.looksDead
    ? t('outage.dead', { at })
    : t('outage.alive', { at, percent: street.loadPercent ?? 0 })
  const others = street.reports > 0 ? ` ${t('outage.reports', { count: street.reports })}` : ''
  const simulated = street.simulated ? ` ${t('outage.simulated')}` : ''
  return `${base}${others}${simulated}`
}
