import { isConditional, isInverted, saysOnlyThen } from '@/lib/agent/understanding/conditions'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { plainSpanish } from '@/lib/agent/understanding/spanish-words'
import type { OpenKind } from './open-words'
import { REASSURES } from './plain-yes-words'
import type { OpenQuestion } from './said-to-open'

const ANOTHER_TIME =
  /\b(?:next|tomorrow|later|soon|someday|some day|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|in may|spring|summer|autumn|the fall|winter|(?:a|one|two|few|the) (?:day|week|month|year)s?|luego|manana|pronto|mas (?:tarde|adelante)|lunes|martes|miercoles|jueves|viernes|sabado|domingo|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre|primavera|verano|otono|invierno|semanas?|meses)\b/
const ANOTHER_THING =
  /\b(?:other|another|instead|rather|prefer|only|just the|not (?:the|that|this|my)|otr[oa]s?|en vez|en lugar|mejor (?!es|asi)|solo|solamente|nada mas (?:el|la))\b/
const DOUBT =
  /\b(?:maybe|perhaps|might|think (?:about|it)|guess|wonder\w*|not sure|unsure|unless|depends?|suppose|quiza\w*|tal vez|a lo mejor|acaso|no se si|mentira|broma|joking|kidding|equivoqu\w+|mistake|regret\w*|arrepent\w+|had i|haven'?t|hasn'?t|didn'?t|did not|never|nunca|no dije|no he dicho|(?:is|was|that was|isn'?t|wasn'?t) (?:not )?a no|not a yes|i think\W*$|probably|in (?:principle|theory)|en (?:principio|teoria)|hold on|wait|(?:a|one|uno?) (?:moment|minute|second|sec|momento|minuto)|let you know|get back to|call (?:you )?back|creo que|casi|puede que|ya (?:vere|veremos)|to say yes|count (?:me|us) out)\b|^\W*(?:venga|anda) ya\W*$/
const ASKS_ON =
  /\b(?:question|pregunta|duda)s?\b|\b(?:my|the) point\b|\bwhat (?:does it|do i|would it|will it)\b|\bhow much\b|\bcuanto\b|\b(?:explain|expliqu\w+|explica\w*|tell me|digame|dime|cuenteme|show me|why|por que (?!no\b)|what about|how come)\b/
/** "Yes, keep me in", where a yes ends it */
const STAYS =
  /\b(?:stay\w*|keep\w*|remain\w*|leave (?:it|that|things|them|me|everything) (?:be|alone|as|in|on|the way)|me quedo|quedar\w*|dejel[oa]|dejal[oa]|dejen\w*|segui\w*|conserv\w*|manten\w*)\b/
/** "Yes, I'm leaving for vacation": another leaving */
export const TRAVELS = /\b(?:vacations?|holidays?|trip|travel\w*|town|abroad|vacaciones|viaj\w+)\b/
const PAUSES = /\b(?:paus\w+|break|descanso)\b/
const ENDS = /^(?:leave|device-remove)$/
/** Somebody may rely on it: such a home is not for an event program. */
const RELIANT = /\b(?:medic\w*|oxygen|cpap|oxigeno|dialysis|dialisis|ventilator|respirador)\b/

/** "Yes in September", "yes to staying", "yes, that's my question": a word beside the yes makes it a yes to something else. */
export function turnsAside(text: string, { kind, name, same }: OpenQuestion): boolean {
  let words = plainSpanish(foldText(text)).replace(/\s+/g, ' ').trim()
  if (name) words = words.replace(foldText(name), ' ')
  for (const word of same ?? []) words = words.replaceAll(new RegExp(`\\b${word}\\b`, 'g'), ' ')
  for (const phrase of REASSURES)
    words = words.replace(new RegExp(`(?<![\\p{L}'])(?:${phrase})(?![\\p{L}'])`, 'gu'), ' ')
  return (
    hangsOn(words) ||
    DOUBT.test(plainSpanish(foldText(text))) ||
    [ANOTHER_TIME, ANOTHER_THING, ASKS_ON].some((turn) => turn.test(words)) ||
    againstCard(words, kind)
  )
}

/** "Yes, hold on", "creo que sí", "sí, una pregunta": a doubt or a question, whatever card it is said to */
export function holdsBack(text: string): boolean {
  const words = plainSpanish(foldText(text))
  return DOUBT.test(words) || HAS_A_QUESTION.test(words)
}
const HAS_A_QUESTION =
  /\b(?:(?:a|one|another|my|quick|una|otra|mi|tengo (?:una )?)(?: (?:quick|last|small|little|more|ultima))? (?:question|doubt|pregunta|duda)|what does it cost|how much is it|cuanto cuesta)\b/

function hangsOn(words: string): boolean {
  const behind = words.replace(/^[\s¡¿]*(?:si|yes|ok|okay|bueno|claro)\b[\s,.!]*/, '')
  return isInverted(behind) || isConditional(behind) || saysOnlyThen(behind)
}

function againstCard(words: string, kind: OpenKind): boolean {
  if (ENDS.test(kind)) return STAYS.test(words) || TRAVELS.test(words) || PAUSES.test(words)
  return kind === 'dfp-quote' && RELIANT.test(words)
}
