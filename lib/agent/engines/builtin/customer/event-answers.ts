import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import { saysIf } from '@/lib/agent/understanding/conditions'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { asks } from '@/lib/agent/understanding/only-asks'
import type { Act } from '@/lib/agent/understanding/understanding'
import { ANSWERABLE } from '@/lib/domain/activation/activation-state'
import { respondToEvent } from '@/lib/usecases/activations/respond-to-event'
import { stillIn } from '@/lib/usecases/activations/still-in'
import { withTransaction } from '@/lib/usecases/context'
import { updateParts } from '@/lib/usecases/conversations/update-parts'
import { readMyEventCard } from '@/lib/usecases/earnings/read-my-event-card'
import { asDone } from './as-done'
import { chips } from './chips'
import { answerChoice } from './choosing'
import { showNextEvent } from './event-topics'
import { agreesSomehow } from './event-words'
import { proposeLeaving } from './membership'
import { outOfScope } from './repeat'
import { onlyToldOfBefore } from './told-of-before'

export type OpenEvent = {
  activationId: string
  meterId: string
  /** asked, accepted or declined, as it stands */
  state: string
  unanswered: boolean
  toldAt: Date | null
}

/** The newest event of this meter that can still be answered. */
export async function newestOpenEvent({ ctx }: Turn): Promise<OpenEvent | undefined> {
  const { actor, db } = ctx
  if (actor.kind !== 'customer') return undefined
  const gridNow = await ctx.gridNow()
  const row = await db.participant.findFirst({
    where: {
      meterId: actor.meterId,
      noticedAt: { not: null },
      activation: { state: { in: [...ANSWERABLE] }, endAt: { gt: gridNow } },
      ...stillIn(gridNow),
    },
    orderBy: { noticedAt: 'desc' },
  })
  if (!row) return undefined
  const notice = row.noticeMessageId
    ? await db.message.findUnique({ where: { id: row.noticeMessageId }, select: { createdAt: true } })
    : null
  return {
    activationId: row.activationId,
    meterId: row.meterId,
    state: row.state,
    unanswered: row.state === 'asked',
    toldAt: notice?.createdAt ?? null,
  }
}

/** "Take me out of the thermostat one" with no event open speaks of the program. */
export const OF_PROGRAM =
  /\b(?:out of|off|sac\w+|s[aá]qu\w+|quit\w+|baja)\b.{0,20}\b(?:program\w*|thermostat|battery|charger|charging|car|ev|water heater|rebate|termostato|bater[ií]a|cargador|carro|auto|coche|calentador|reembolso)\b/i

/** Speaks of taking part or not at all; what does not is no answer to an event, and none is missing */
const OF_EVENTS =
  /\b(?:events?|tonight|skip\w*|count|take (?:me|us|part)|participat\w*|join\w*|declin\w*|accept\w*|out|in|today|tomorrow|this (?:one|time)|next (?:one|time)|opt|pass|evento\w*|hoy|noche|manana|particip\w*|cuent\w*|salt\w*|apunt\w*|exclu\w*|saqu\w*|rechaz\w*|acept\w*|est[ae] vez|proxim[oa])\b/

/** "My son can't make it to dinner" is no answer of the customer's. */
const SOMEBODY_ELSE =
  /\b(?:my|our|his|her|their|mi|mis|nuestr[oa]s?) (?:son|daughter|husband|wife|kids?|children|mother|father|mom|mum|dad|friend|boss|brother|sister|hij[oa]s?|marido|esposa|mujer|madre|padre|herman[oa]) (?:can'?t|cannot|won'?t|isn'?t|doesn'?t|no (?:puede|va|quiere))\b/

/** "Don't skip me tonight", "I can't wait to take part" */
const NOT_TO_SKIP =
  /\b(?:don'?t|do not|never|did not|didn'?t|no me|no nos)\b.{0,12}\b(?:skip|leave|take|count|saqu\w*|dej\w*|quit\w*|excluy\w*)|\bcan'?t wait\b|\btold to\b|\bpass (?:it|that|this|them|my \w+) (?:on|along|over)\b|\bpasal[oa]\b/
/** Of other things that do not work today, or are somewhere */
const NOT_OF_EVENT =
  /\b(?:no hay luz|sin luz|no (?:es|me lleg\w+|funciona|sirve|carga|abre))\b|\b(?:thermostat|website|app|page|charger|heater|light|lights|power|meter|phone|internet|wifi)\b.{0,12}\b(?:won'?t|doesn'?t|does not|isn'?t|not) work|\b(?:i'?m|im|we'?re) in (?:bed|the|a|my|trouble|town|pain|class|school|hospital)\b|\bayud\w+ a\b|\b(?:cancel|tell|explain|explica\w*|dime|diga\w*) (?:me|us)\b|\bexplic\w+\b/

/** Words that only sound like an answer to the event. */
export function isNoAnswer(words: string): boolean {
  return (
    onlyToldOfBefore(words) ||
    SOMEBODY_ELSE.test(words) ||
    NOT_TO_SKIP.test(words) ||
    NOT_OF_EVENT.test(words)
  )
}

/** What a refusal holds in some form; without it a message that only sounds like one shows the event */
export const REFUSES =
  /\b(?:no|not|nope|nah|never|none|n'?t|can'?t|cannot|cant|won'?t|wont|don'?t|dont|skip\w*|out|pass|declin\w*|refus\w*|rather|opt|miss|leave|sit|cancel\w*|exempt|excus\w*|bail|bow|drop|hard|busy|impossible|unable|mejor|fuera|salt\w*|rechaz\w*|paso|quit\w*|exclu\w*|sac\w*|saq\w*|omit\w*|imposible|tampoco|nunca|baja|cuent\w*|dej\w*|libr\w*|evit\w*)\b|n't\b/

/** "Cancel tonight" is no wish to take part, whatever it sounds like */
const CALLS_OFF =
  /^(?!.*\b(?:not|don'?t|n'?t|never|no|un|was|were|got|been|decline|refusal|answer|yes)\b).*\b(?:cancel(?: it| this| that| me)?|call (?:it )?off|skip|scratch|scrap|drop|cancel(?:a|e|o|en|ar)(?:me|lo|la)?|anul\w+)\b/

export function answerEventReply(accept: boolean) {
  return async (turn: Turn, act: Act): Promise<Reply> => {
    const event = await newestOpenEvent(turn)
    const words = foldText(act.span)
    if (!event && accept && act.slots.deviceKind)
      return answerChoice(turn, { ...act, intent: 'programs.enroll' })
    if (!event && !accept && OF_PROGRAM.test(act.span)) return proposeLeaving(turn, act)
    if (!event && !OF_EVENTS.test(foldText(turn.text))) return outOfScope(turn, act)
    if (!event)
      return say(
        turn.t(accept ? 'events.noneOpenAsked' : 'events.noneOpen'),
        chips(turn, ['nextEvent', 'leave']),
      )
    if (accept && CALLS_OFF.test(words) && !saysIf(words) && !asks(act.span))
      return replyToEvent(turn, event.activationId, false)
    // On a condition, or of somebody else, nothing is answered: the event is shown with its buttons.
    if (saysIf(words) || isNoAnswer(words) || !(accept ? agreesSomehow(words) : REFUSES.test(words)))
      return showNextEvent(turn, act)
    return replyToEvent(turn, event.activationId, accept)
  }
}

export async function replyToEvent(turn: Turn, activationId: string, accept: boolean): Promise<Reply> {
  const { ctx, t } = turn
  await respondToEvent({ ctx, input: { activationId, accept } })
  await sameOnCopies(turn, activationId)
  return asDone(turn, {
    ...say(t(accept ? 'events.accepted' : 'events.declined')),
    memory: { activationId },
  })
}

/** The notice's card follows the answer by itself; copies shown on asking follow it here. */
async function sameOnCopies({ ctx, conversationId }: Turn, activationId: string): Promise<void> {
  if (ctx.actor.kind !== 'customer') return
  const event = await ctx.db.participant.findUnique({
    where: { activationId_meterId: { activationId, meterId: ctx.actor.meterId } },
  })
  const card = event ? await readMyEventCard(ctx, event) : null
  if (!card) return
  await withTransaction(ctx, (tx) =>
    updateParts(
      tx,
      { conversationId, parts: { array_contains: [{ type: 'event', activationId }] } },
      (part) =>
        part.type === 'event' &&
        part.activationId === activationId &&
        !part.result &&
        (part.state !== card.state || part.response !== card.response)
          ? { ...part, state: card.state, response: card.response }
          : part,
    ),
  )
}
