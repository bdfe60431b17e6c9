import type { Turn } from '@/lib/agent/turn'
import type { CustomerIntent } from '@/lib/agent/understanding/intent'
import { asks } from '@/lib/agent/understanding/only-asks'
import type { Act } from '@/lib/agent/understanding/understanding'
import { agreesInWords } from './agrees-in-words'
import { askBelowConfidence } from '@/lib/agent/understanding/understanding'
import { ASKS_LEAVE, ELSEWHERE } from './general-topics'
import { asksTerms } from './only-looks'
import { ASKS_WHEN_PAID, OTHER_SUM, OWN_MONEY, SUM_GOES_ON } from './paying-words'
import { MUST_LEAVE } from './program-topics'
import { quietRange } from './quiet-range'
import { saidPlainly } from './while-asked'

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
const AWAY = /\b(?:away|trip|travel\w*|vacations?|holidays?|fuera|viaje|vacaciones|ausentes?)\b/i
const COST = /\b(?:costs?|cuesta|costar[ií]a|pay|pago)\b/i
/** "Voy" is a yes by itself; asking how one does is none. */
const HOW_AM_I =
  /^\W*(?:(?:so|and|y|entonces) )?(?:how (?:am i|are we) doing|c[oó]mo (?:voy|vamos))(?: (?:so far|now|right now|ahora|hasta ahora|in (?:this|the) event|en (?:este|el) evento))?\W*$/i
const NOT_THEN =
  /\b(?:quiet|silen\w*|disturb|(?:don'?t|do not|no|never|stop)\b.*\b(?:writ\w*|text\w*|messag\w*|contact\w*|call\w*|wak\w*|notif\w*|escrib\w*|llam\w*|avis\w*|moleste\w*|mensajes?|notificaciones))\b/i
/** With nothing asked, "cancel it" means an order, not a question of ours. */
const CANCELS =
  /\b(?:cancel (?:it|that|this|them|my order|the order)|(?:want|like|need) to cancel|canc[eé]l[ae]l[oa]s?|cancelarl[oa]s?|quiero cancelar|anul[ae]rl[oa]|an[uú]l[ae]l[oa]|back out of it)\b/i
/** "He says solar, I say a program: which pays off better?" */
const WHICH_WAY =
  /^(?=.*\b(?:solar|panels?|paneles|placas|instalaci[oó]n)\b)(?=.*\b(?:programs?|rebate|programas?|reembolso|horas (?:punta|pico)|peak)\b)(?=.*(?:\b(?:compar\w+|comp[aá]r\w+|a cuenta|sale m[aá]s|better|which (?:one|of)|more worth|pays? (?:off )?more|versus|vs|conviene|mejor|cu[aá]l)\b))/is
/** "How long is each cut?", with a program's quote on the table, asks of the program; these words of the street */
const OF_STREET =
  /\b(?:street|neighbou?r\w*|area|block|here|now|outage|blackout|calle|barrio|zona|aqu[ií]|ahora|apag[oó]n|vecin\w*|luz)\b/i
/** "So the thermostat isn't part of it, right" */
const IS_IN =
  /\b(?:part of it|included|active|running|on|enrolled|joined|signed up|dentro|inscrit[oa])\b.*\b(?:right|correct|yes|no|verdad|cierto)\W*$/i
/** "Will you still be touching my thermostat?" */
const STILL = /\b(?:will|do|are|would) (?:you|u|they) still\b|\b(?:siguen|seguir[aá]n|todav[ií]a van)\b/i
const FINED = /\b(?:fine[ds]?|penalt\w+|punish\w*|multa\w*|castig\w*|penaliz\w*)\b/i
const NOTHING_SIGNED =
  /\b(?:nothing|not|n't|haven'?t|hasn'?t|nada|no)\b.{0,25}\b(?:signed|committed|ordered|joined|agreed|booked|bought|firm\w+|pedido|contrat\w+)\b/i
/** "Can they come back later?", of a program */
const COMES_BACK =
  /\b(?:can|could|may|pued\w+|podr[ií]\w+)\b.{0,20}\b(?:come back|join again|re-?join|get back in|go back in|volver(?: a entrar)?|regresar|reingresar)\b/i
/** "How's it coming along?", after an order */
const HOW_COMES =
  /\b(?:coming (?:along|on)|what happens (?:now|next|then)|what(?:'s| is) next|what now|next steps?|qu[eé] (?:sigue|pasa ahora|viene ahora)|y ahora qu[eé]|getting on|progress|track (?:it|my order)|follow (?:it|my order)|how far (?:is|are)|where (?:does )?(?:it|my order) stands?|c[oó]mo va(?: (?:el|mi) pedido)?|por d[oó]nde va)\b/i
/** "Let's see it", with an order under way */
const SHOWS_IT =
  /^\W*(?:(?:ok|okay|oh|ah|sure|well|bueno|vale|pues|s[ií]|yes)\W+)*(?:(?:please )?(?:show (?:me|it)(?: it| that)?|let(?:'s| me| us) see(?: it| that)?|see it)|(?:a ver,? )?(?:mu[eé]str[ae]m[ea]l?[oa]?|ens[eé][nñ][ae]m[ea]l?[oa]?|d[eé]jeme ver)(?:,? a ver)?|a ver)(?: please| then| por favor| pues)?\W*$/i
/** "What if I need it full that night?", with a quote on the table */
const WHAT_IF =
  /^\W*(?:(?:and|but|so|ok|y|pero|entonces|wait|espera)\W+)*(?:what if|if (?:i|we)|what happens (?:if|when)|si (?!quiero|por favor|claro)|qu[eé] pasa si)\b.{8,}/i
const OWN_NUMBERS = /%|\bpercent\b|\brates?\b|\bkwh?\b|\bpor ciento\b|\btarifas?\b|\bcancel\w*|\bvisit\w*/i
const HOW_MUCH_AGAIN =
  /^\W*(?:(?:wait|ok|and|so|sorry|y|pero|perd[oó]n|a ver)\W+)*(?:how much (?:again|was (?:it|that)|did you say|is (?:it|that) again)|cu[aá]nto (?:era|me dijo|dijo|fue)(?: que era)?)\b/i
/** "What about just the charging program?" */
const ABOUT =
  /^\W*(?:(?:and|so|ok|but|y|pero)\W+)*(?:what|how) about\b|^\W*(?:y )?qu[eé] (?:tal|hay de|pasa con)\b/i
const ASKS_WHY_ONE =
  /\b(?:why|can(?:'t| not)?|could|may|is it possible|por qu[eé]|puedo|se puede|no puedo)\b.{0,40}\b(?:both|two programs|two of them|more than one|one at a time|only one|just one|ambos|los dos|las dos|dos programas|solo uno|uno solo)\b|\bone at a time\b.{0,20}\bwhy\b|\b(?:in|join|have)\b.{0,60}\bprograms?\b.{0,60}\bat the same time\b/i
const FAULT =
  /\b(?:flicker\w*|dim\w*|hum\w*|buzz\w*|spark\w*|trip\w*|brown\w*|surge\w*|voltage|broken|fault\w*|damag\w*|lean\w*|lamp\w*|street ?lights?|light|lights|pole|wires?|lines?|cables?|transformer|meter|breaker|fuse|noise|shock\w*|hot|parpade\w*|zumb\w*|titil\w*|rot[oa]s?|dañ\w*|averi\w*|fall[ao]\w*|farolas?|l[aá]mparas?|luces|luz|poste|transformador|medidor|contador|voltaje|tensi[oó]n|ruido|chisp\w*|interruptor)\b/i
const MOST_WORDS_OF_A_FOLLOW_UP = 6

/** What words mean after what was said last: answers to a question of ours, follow-ups, and words that only look like a name. */
export function inContext(turn: Turn, act: Act): Act {
  const { memory } = turn
  const { waiting, lastTopic, expecting, asking } = memory
  const { date, day, weekday, durationMinutes, untilDay, phone } = act.slots
  const words = act.span.trim()
  if ((act.slots.powerFromKw ?? act.slots.amountFromMinor) !== undefined) return as(act, 'solar.search')
  if (!asking && /^(?:no|stop)$/.test(act.intent) && CANCELS.test(words)) return as(act, 'orders.cancel')
  if (agreesInWords(memory, turn.text ?? '')) return { ...as(act, 'yes'), slots: {} }
  if (
    (/^(?:solar|programs)\.(?!catch)/.test(act.intent) || act.confidence < askBelowConfidence) &&
    WHICH_WAY.test(turn.text ?? '')
  )
    return as(act, 'compare.solar-programs')
  if (
    NOTHING_SIGNED.test(words) &&
    asks(words) &&
    !/^(?:programs\.mine|orders\.list|events|notifications)/.test(act.intent)
  )
    return as(act, memory.focusOfferId?.startsWith('solar:') ? 'orders.list' : 'programs.mine')
  const plain = saidPlainly(memory, act, words)
  if (plain) return { ...as(act, plain), slots: {} }
  if (!asking && memory.focusOfferId?.startsWith('solar:') && HOW_COMES.test(words))
    return as(act, 'solar.status')
  if (asking === 'order' && (SHOWS_IT.test(words) || asksTerms(words)))
    return { ...as(act, 'yes'), slots: {} }
  if (waiting && (date || day || weekday || durationMinutes || untilDay))
    return as(act, waiting.topic as CustomerIntent)
  if (ASKS_WHY_ONE.test(words) || (act.intent === 'programs.leave' && MUST_LEAVE.test(words) && asks(words)))
    return as(act, 'programs.eligibility')
  if (asking === 'order' && WHAT_IF.test(words) && !OWN_NUMBERS.test(words)) return as(act, 'programs.catch')
  const again = HOW_MUCH_AGAIN.test(words) && isShort(words) ? askedLast(memory) : undefined
  if (again) return as(act, again)
  if (
    asking === 'order' &&
    memory.orderDomain === 'dfp' &&
    act.intent === 'outage.status' &&
    !OF_STREET.test(words)
  )
    return as(act, 'programs.catch')
  if (
    (act.confidence < askBelowConfidence || (asks(words) && /^(?:no|stop)$/.test(act.intent))) &&
    IS_IN.test(words)
  )
    return as(act, 'programs.mine')
  if (!asking && /^programs\.(?:catch|details)$/.test(act.intent) && STILL.test(words) && asks(words))
    return as(act, 'programs.mine')
  if (act.intent === 'programs.details' && FINED.test(words) && asks(words)) return as(act, 'programs.catch')
  if (!asking && COMES_BACK.test(words)) return as(act, 'programs.rejoin')
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
  if (COST.test(words) && words.split(/\s+/).length <= MOST_WORDS_OF_A_FOLLOW_UP)
    return as(act, 'bill.explain')
  return act
}

/** What "how much again?" asks once more. */
function askedLast({ lastTopic, focusOfferId }: Turn['memory']): CustomerIntent | undefined {
  if (lastTopic && /^(?:earnings|solar|programs)\./.test(lastTopic)) return lastTopic as CustomerIntent
  if (!focusOfferId) return undefined
  return focusOfferId.startsWith('solar:') ? 'solar.details' : 'programs.details'
}

function isShort(words: string): boolean {
  return words.split(/\s+/).length <= MOST_WORDS_OF_A_FOLLOW_UP
}

function as(act: Act, intent: CustomerIntent): Act {
  return { ...act, intent, confidence: Math.max(act.confidence, 0.8) }
}
