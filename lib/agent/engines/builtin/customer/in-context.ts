import type { Turn } from '@/lib/agent/turn'
import type { CustomerIntent } from '@/lib/agent/understanding/intent'
import { asks } from '@/lib/agent/understanding/only-asks'
import { type Act, askBelowConfidence } from '@/lib/agent/understanding/understanding'
import { ASKS_LEAVE, ELSEWHERE } from './general-topics'
import { as, isShort } from './meant-as'
import { meantByQuestion } from './meant-by-question'
import { meantOfWhatWaits } from './meant-of-what-waits'
import { ASKS_WHEN_PAID, OTHER_SUM, OWN_MONEY, SUM_GOES_ON } from './paying-words'
import { quietRange } from './quiet-range'

const SHORT_QUESTION =
  /^\W*(?:and|what about|how about|y|qu[eé] tal)?\s*(?:for|on|in|the|el|la)?\s*\S+(?:\s\S+)?\W*$/i
const CONFIRM =
  /^\W*(?:please |por favor )?(?:i )?confirm(?:o|a|ar)?(?: (?:it|this|that|the|my|el|la|mi|esto|eso|lo))?(?: (?:order|enrollment|quote|pedido|inscripci[oó]n|cotizaci[oó]n))?(?: please| por favor)?\W*$/i
/** "And the second one?" asks the last question again and chooses nothing. */
const ABOUT_ANOTHER = /^\W*(?:and|what about|how about|y|qu[eé] tal)\b.*\?\s*$/i
const WHY_NOT = /^\W*(?:why not|por qu[eé] no)\W*$/i
const WRONG =
  /\b(?:i think (?:this|that|it) is wrong|(?:this|that) is (?:wrong|not right|incorrect)|creo que est[aá] mal|esto est[aá] mal)\b/i
const ASKS_WHETHER =
  /\b(?:is|are) there\b|\bthere(?:'s|s| is) (?:an?|any)\b|\bwhether\b|\bany (?:outages?|blackouts?|power cuts?)\b|\bif there\b|\bhay (?:un|alg[uú]n|cortes?|apag[oó]n)|\balg[uú]n (?:corte|apag[oó]n)|\bsi hay\b/i
/** "Does it keep some for an outage?" is about the battery, not about the street. */
const RESERVE =
  /\b(?:reserves?|back-?up|(?:keep|keeps|kept|save|saves|leave|leaves|have|has|hold|holds) (?:some|any|enough|a bit|something|charge|power|energy)|left (?:in|for)|drain\w*|empt(?:y|ies)|batter\w+|powerwall|reserva|respaldo|guarda\w*|queda\w*|bateria)\b/i
const OUTAGE = /\b(?:outages?|blackouts?|power cuts?|storms?|apag[oó]n\w*|cortes?|tormentas?)\b/i
const AWAY = /\b(?:away|trip|travel\w*|vacations?|holidays?|fuera|viaje|vacaciones|ausentes?)\b/i
const COST = /\b(?:costs?|cuesta|costar[ií]a|pay|pago)\b/i
/** "Voy" is a yes by itself; asking how one does is none. */
const HOW_AM_I =
  /^\W*(?:(?:so|and|y|entonces) )?(?:how (?:am i|are we) doing|c[oó]mo (?:voy|vamos))(?: (?:so far|now|right now|ahora|hasta ahora|in (?:this|the) event|en (?:este|el) evento))?\W*$/i
const NOT_THEN =
  /\b(?:quiet|silen\w*|disturb|(?:don'?t|do not|no|never|stop)\b.*\b(?:writ\w*|text\w*|messag\w*|contact\w*|call\w*|wak\w*|notif\w*|escrib\w*|llam\w*|avis\w*|moleste\w*|mensajes?|notificaciones))\b/i
/** "What about just the charging program?" */
const ABOUT =
  /^\W*(?:(?:and|so|ok|but|y|pero)\W+)*(?:what|how) about\b|^\W*(?:y )?qu[eé] (?:tal|hay de|pasa con)\b/i
const FAULT =
  /\b(?:flicker\w*|dim\w*|hum\w*|buzz\w*|spark\w*|trip\w*|brown\w*|surge\w*|voltage|broken|fault\w*|damag\w*|lean\w*|lamp\w*|street ?lights?|light|lights|pole|wires?|lines?|cables?|transformer|meter|breaker|fuse|noise|shock\w*|hot|parpade\w*|zumb\w*|titil\w*|rot[oa]s?|dañ\w*|averi\w*|fall[ao]\w*|farolas?|l[aá]mparas?|luces|luz|poste|transformador|medidor|contador|voltaje|tensi[oó]n|ruido|chisp\w*|interruptor)\b/i

/** What words mean after what was said last: answers to a question of ours, follow-ups, and words that only look like a name. */
export function inContext(turn: Turn, act: Act): Act {
  const { memory } = turn
  const { waiting, lastTopic, expecting } = memory
  const { date, day, weekday, durationMinutes, untilDay, phone } = act.slots
  const words = act.span.trim()
  const meant = meantOfWhatWaits(turn, act)
  if (meant) return meant
  if (waiting && (date || day || weekday || durationMinutes || untilDay))
    return as(act, waiting.topic as CustomerIntent)
  const asked = meantByQuestion(turn, act)
  if (asked) return asked
  if (HOW_AM_I.test(words)) return as(act, 'events.next')
  if (NOT_THEN.test(words) && quietRange(words)) return as(act, 'notifications.change')
  if ((date || day || durationMinutes || untilDay) && memory.proposal?.kind === 'pause' && isShort(words))
    return as(act, 'programs.pause')
  if (durationMinutes && /\bpaus(?:e|ed|ing|a|ar)\b/i.test(words)) return as(act, 'programs.pause')
  if (phone && !act.slots.meterId && isShort(words)) return as(act, 'handover.person')
  if (untilDay && memory.proposal?.kind === 'vacation') return as(act, 'vacation.pause')
  if ((act.slots.ordinal || act.slots.offerId) && ABOUT_ANOTHER.test(words) && isShort(words))
    return as(act, 'other-one')
  // With a quote on the table and no evening named, "I'm not doing it" is about the quote.
  if (act.intent === 'events.decline' && memory.asking === 'order' && !day && !date) return as(act, 'no')
  if (
    ABOUT.test(words) &&
    (act.slots.deviceKind || act.slots.programId) &&
    act.confidence < askBelowConfidence
  )
    return as(act, 'programs.details')
  if (CONFIRM.test(words)) return as(act, 'yes')
  if (WHY_NOT.test(words) && expecting !== 'yes-no') return as(act, 'programs.eligibility')
  if (WRONG.test(words)) return as(act, 'complaint')
  if (
    (/^(?:outage|fault)\./.test(act.intent) || (act.intent === 'programs.details' && OUTAGE.test(words))) &&
    RESERVE.test(words) &&
    (asks(words) || /[?¿]/.test(words))
  )
    return as(act, 'programs.catch')
  if (act.intent === 'outage.report' && ASKS_WHETHER.test(words)) return as(act, 'outage.status')
  // A question that names no fault reports none.
  if (act.intent === 'fault.report' && /[?¿]/.test(words) && !FAULT.test(words))
    return { ...act, confidence: Math.min(act.confidence, askBelowConfidence - 0.05) }
  if (act.intent === 'programs.pause' && AWAY.test(words) && !/paus|program/i.test(words))
    return as(act, 'vacation.pause')
  if (lastTopic === 'safety.emergency' && ASKS_LEAVE.test(words) && !ELSEWHERE.test(words))
    return as(act, 'safety.emergency')
  if (ASKS_WHEN_PAID.test(words) && OWN_MONEY.test(words) && !OTHER_SUM.test(words))
    return as(act, 'earnings.show')
  if (lastTopic === 'earnings.show' && day && SUM_GOES_ON.test(words) && !OTHER_SUM.test(words))
    return as(act, 'earnings.show')
  if (lastTopic !== 'usage.summary') return act
  if (day && SHORT_QUESTION.test(words)) return as(act, 'usage.summary')
  if (COST.test(words) && isShort(words)) return as(act, 'bill.explain')
  return act
}
