import { type Reply, say, type Turn } from '@/lib/agent/turn'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { splitUtterance } from '@/lib/agent/understanding/split-utterance'
import { openVisitorTicket } from '@/lib/usecases/tickets/open-visitor-ticket'
import { setVisitorCallback } from '@/lib/usecases/tickets/set-visitor-callback'
import { asksIfNoted } from './call-me'
import { callTimeIn, givesNumber, onlyTime, phoneIn, wantsCall } from './call-words'
import { callFacts } from './callback-facts'
import { asksOurNumber } from './our-number'
import { handoverPart } from './people'

/** Before sign-in as after it: the number and the time to call are kept with the request, and told when asked. */
export async function visitorCall(turn: Turn): Promise<Reply | undefined> {
  const { memory, text, code } = turn
  if (code) return undefined
  const { ticket, expecting } = memory
  const words = foldText(text)
  const contact = phoneIn(text)
  const { env } = turn.ctx
  if (asksOurNumber(words))
    return say(turn.t('callMe.ourNumber', { phone: env.UTILITY_PHONE, emergency: env.EMERGENCY_PHONE }))
  const wished = wantsCall(words) || givesNumber(text.toLowerCase())
  const asked = splitUtterance(text).some((part) => asksIfNoted({ ...part, words: foldText(part.text) }))
  const answers =
    expecting !== 'code' && expecting !== 'meter-id' && (contact !== undefined || onlyTime(text))
  if (ticket && (wished || asked || answers))
    return keep(turn, ticket, { contact, callbackAt: callTimeIn(text) })
  return wished && contact ? open(turn, contact) : undefined
}

async function open(turn: Turn, contact: string): Promise<Reply> {
  const { ctx, text, t } = turn
  const row = await openVisitorTicket({ ctx, input: { topic: 'question', text, contact } })
  const callbackAt = callTimeIn(text)
  const kept = callbackAt
    ? await setVisitorCallback({ ctx, input: { reference: row.reference, callbackAt } })
    : { ...row, contact }
  return {
    ...say(
      `${t('callMe.noted', { reference: row.reference })} ${callFacts(turn, kept)}`,
      handoverPart(turn, kept, contact),
    ),
    memory: { ticket: { reference: row.reference, topic: row.topic, ago: 0 }, expecting: undefined },
  }
}

async function keep(
  turn: Turn,
  ticket: NonNullable<Turn['memory']['ticket']>,
  wish: { contact?: string; callbackAt?: string },
): Promise<Reply> {
  const { ctx, t } = turn
  const row = await setVisitorCallback({ ctx, input: { reference: ticket.reference, ...wish } })
  const noted =
    wish.contact || wish.callbackAt ? t('callMe.noted', { reference: row.reference }) : `${row.reference}:`
  const facts = row.callbackAt || row.contact ? callFacts(turn, row) : t('callMe.visitorNone')
  return {
    ...say(`${noted} ${facts}`, handoverPart(turn, row, row.contact)),
    memory: { ticket: { ...ticket, ago: 0 } },
  }
}
