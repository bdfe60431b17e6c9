import type { Turn } from '@/lib/agent/turn'
import type { CustomerIntent } from '@/lib/agent/understanding/intent'
import { asks } from '@/lib/agent/understanding/only-asks'
import { type Act, askBelowConfidence } from '@/lib/agent/understanding/understanding'
import { as, isShort } from './meant-as'
import { MUST_LEAVE } from './program-topics'

const ASKS_WHY_ONE =
  /\b(?:why|can(?:'t| not)?|could|may|is it possible|por qu[eé]|puedo|se puede|no puedo)\b.{0,40}\b(?:both|two programs|two of them|more than one|one at a time|only one|just one|ambos|los dos|las dos|dos programas|solo uno|uno solo)\b|\bone at a time\b.{0,20}\bwhy\b|\b(?:in|join|have)\b.{0,60}\bprograms?\b.{0,60}\bat the same time\b/i
/** "What if I need it full that night?", with a quote on the table */
const WHAT_IF =
  /^\W*(?:(?:and|but|so|ok|y|pero|entonces|wait|espera)\W+)*(?:what if|if (?:i|we)|what happens (?:if|when)|si (?!quiero|por favor|claro)|qu[eé] pasa si)\b.{8,}/i
const OWN_NUMBERS = /%|\bpercent\b|\brates?\b|\bkwh?\b|\bpor ciento\b|\btarifas?\b|\bcancel\w*|\bvisit\w*/i
const HOW_MUCH_AGAIN =
  /^\W*(?:(?:wait|ok|and|so|sorry|y|pero|perd[oó]n|a ver)\W+)*(?:how much (?:again|was (?:it|that)|did you say|is (?:it|that) again)|cu[aá]nto (?:era|me dijo|dijo|fue)(?: que era)?)\b/i
/** "How long is each cut?", with a program's quote on the table, asks of the program; these words of the street */
const OF_STREET =
  /\b(?:street|neighbou?r\w*|area|block|here|now|outage|blackout|calle|barrio|zona|aqu[ií]|ahora|apag[oó]n|vecin\w*|luz)\b/i
/** "So the thermostat isn't part of it, right" */
const IS_IN =
  /\b(?:part of it|included|active|running|on|enrolled|joined|signed up|dentro|inscrit[oa])\b.*\b(?:right|correct|yes|no|verdad|cierto)\W*$/i
/** "Will you still be touching my thermostat?" */
const STILL = /\b(?:will|do|are|would) (?:you|u|they) still\b|\b(?:siguen|seguir[aá]n|todav[ií]a van)\b/i
const FINED = /\b(?:fine[ds]?|penalt\w+|punish\w*|multa\w*|castig\w*|penaliz\w*)\b/i
/** "Can they come back later?", of a program */
const COMES_BACK =
  /\b(?:can|could|may|pued\w+|podr[ií]\w+)\b.{0,20}\b(?:come back|join again|re-?join|get back in|go back in|volver(?: a entrar)?|regresar|reingresar)\b/i

/** Questions whose words are read as something else than they ask about a program, an order or a card. */
export function meantByQuestion(turn: Turn, act: Act): Act | undefined {
  const { memory } = turn
  const { asking } = memory
  const words = act.span.trim()
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
  return undefined
}

/** What "how much again?" asks once more. */
function askedLast({ lastTopic, focusOfferId }: Turn['memory']): CustomerIntent | undefined {
  if (lastTopic && /^(?:earnings|solar|programs)\./.test(lastTopic)) return lastTopic as CustomerIntent
  if (!focusOfferId) return undefined
  return focusOfferId.startsWith('solar:') ? 'solar.details' : 'programs.details'
}
