import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import { isConditional } from '@/lib/agent/understanding/conditions'
import type { OrderDto } from '@/lib/protocol/order'
import { asDone } from './as-done'
import { type Heard, lately } from './follow-ups'
import { closeCards, forgotten, propose } from './proposals'
import { chooseVisit } from './solar-order-topics'
import { whenText } from './when-text'

/** "Change it to Wednesday": an order to do so */
const MOVES =
  /^(?:\W*(?:ok|okay|no+|please|so|then|well|yes|yeah|actually|hm+|hey|hi|i said \S+|and|but|bueno|pues|entonces|si|oiga|mejor)\b\W*)*(?:i (?:want|need|would like|d like|'d like) (?:you )?to |i(?:'d| would)? (?:want|like|need) |(?:can|could|would|will) you (?:please )?|please |let'?s |me |la |lo |(?:puede[ns]?|podria[ns]?) )?(?:change|move|switch|reschedule|shift|push|put|make|set|book|take|give me|cambi\w+|mueva\w*|muev\w+|mover\w*|pong\w+|pas\w+|reprogram\w+|haga\w*)\b/
/** Right after the times were put before the customer, a time by itself is the choice. */
const ALONE =
  /^\W*(?:(?:ok|okay|yes|yeah|yep|fine|sure|please|then|so|the|for|on|at|i(?:'ll| will)? (?:take|want|prefer)|give me|take|that|is|be|works?|good|better|best|one|time|slot|visit|day|st|nd|rd|th|mon|tue|tues|wed|weds|thu|thurs|fri|monday|tuesday|wednesday|thursday|friday|july|jul|august|aug|am|pm|oclock|morning|afternoon|would|suits|me|us|instead|tho|though|thanks|si|vale|bueno|el|la|las|a|de|por|manana|tarde|mejor|quiero|prefiero|lunes|martes|miercoles|jueves|viernes|julio|agosto|hora|dia|favor|gracias|first|second|third|last|latest|earliest|soonest|middle|those|these|times|slots|of|list|very|possible|primer|primera|primero|segunda|segundo|tercera|tercero|ultima|ultimo|esas|esos|horas|opcion|option|lista|del|\d{1,2}(?:st|nd|rd|th|am|pm)?)\b[\s,.:!']*)+$/

function orders({ turn, words }: Heard): boolean {
  if (
    /[?¿]/.test(turn.text) &&
    !/^\W*(?:can|could|would|will) you\b|^\W*(?:me )?(?:puede|podria)/.test(words)
  )
    return false
  if (
    isConditional(
      words.replace(/\binstead\b|^\W*but\b|\bpero\b|\b(?:the|el|la) (?:first|primer[oa]?)\b/g, ''),
    )
  )
    return false
  return MOVES.test(words) || (lately(turn, /^solar\.site-visit/, 1) && ALONE.test(words))
}

/** Moving a visit by words: at once where it was ordered, else put before the customer with one confirmation. */
export const moveByWords = {
  orders,
  carryOut,
}

/** Done by words, the card that put the same forward asks nothing more. */
async function carryOut(turn: Turn, slot: string): Promise<Reply> {
  const reply = await chooseVisit(turn, { slot })
  if (turn.memory.proposal?.kind !== 'visit') return asDone(turn, reply)
  await closeCards(turn, 'superseded')
  return asDone(turn, { ...reply, memory: { ...forgotten, ...reply.memory } })
}

export async function tellOrProposeMove(
  turn: Turn,
  order: OrderDto,
  slot: string,
  said: readonly string[],
): Promise<Reply> {
  const { t } = turn
  const { name } = order.offer
  const when = whenText(turn).dayTime(slot)
  if (slot === order.visitAt)
    return asDone(
      turn,
      say([...said, t('visit.isOn', { name, when })].join(' ')),
      t('visit.isOn', { name, when }),
    )
  const now = order.visitAt ? whenText(turn).dayTime(order.visitAt) : t('solar.visitOpen')
  return propose(turn, {
    kind: 'visit',
    title: t('visit.moveTitle'),
    text: t('visit.moveText', { name, from: now, to: when }),
    data: { slot },
    yesLabel: t('solar.visitSave'),
    intro: [...said, t('visit.moveAsk', { from: now, to: when })].join(' '),
  })
}
