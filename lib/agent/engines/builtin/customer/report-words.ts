import { foldText } from '@/lib/agent/understanding/normalize-text'
import { asks } from '@/lib/agent/understanding/only-asks'
import { editDistance } from '@/lib/agent/understanding/spelling'

/** Where what is told ends and what is asked begins, within one sentence as well */
const PART =
  /[.!;\n]+|(?<=\?)|,|\s(?=(?:and|but|so|y|pero|o|or)?\s?(?:is|are|was|were|do|does|did|when|what|whats|why|how|who|can|could|will|would) (?:it|there|you|this|that|the|we|i|they|any\w*|some\w*|long|me)\b)|\s(?=(?:y )?(?:cuando|por que|saben?|pueden?) )/g

const POWER = "(?:power|electricity|electric|current|lights?|juice)(?:'?s)?"
const GONE = '(?:out|off|gone|down|dead|cut|lost)'
const OUT_NOW = new RegExp(
  [
    `\\b${POWER}\\b(?: (?:is|are|has|have|just|been|went|go|seems?|still|all|here|at|in|on|my|our|the|house|home|street|apartment|block|now|to be|suddenly|gone)){0,7} ${GONE}\\b`,
    `\\b(?:no|without|lost|lose|losing|out of|got no|zero) (?:any |our |my |the |all )?(?:${POWER})\\b`,
    '\\b(?:went|gone|is|are|am|sitting|all|house|street|block) (?:completely |totally |all |suddenly )?(?:dark|in the dark|black)\\b',
    "\\b(?:have|having|got|there'?s|there is|is) (?:an? |another )?(?:power ?|electricity )?(?:outage|blackout|power cut|cut)\\b",
    '\\b(?:outage|blackout|power cut) (?:at|in|on|here|since)\\b',
    '\\bsin (?:luz|electricidad|corriente|energia)\\b|\\b(?:se|me|nos) (?:me |nos |le )?(?:fue(?:ron)?|cort\\w+|quit\\w+) las? (?:luz|luces|corriente|electricidad)\\b',
    '\\bno (?:hay|tengo|tenemos|llega|funciona la) (?:luz|electricidad|corriente|energia)\\b|\\b(?:hay|tengo|tenemos|estamos (?:en|con)) (?:un )?(?:apagon|corte)\\b|\\ba oscuras\\b|\\bcortaron (?:la )?(?:luz|corriente)\\b|\\bapagon (?:en|desde|aqui)\\b',
  ].join('|'),
)
const FAULT_NOW =
  /\b(?:flicker|flickers|flickering|dim|dims|dimming|dimmed|hum|hums|humming|buzz\w*|spark\w*|trip|trips|tripping|surg\w*|voltage|brown ?out\w*|broken|burn\w*|damag\w*|lean\w*|blank|dead|loose|hang\w*|crack\w*|blown|blew|low|weird|strange|noise|hot|fell|fallen|out|off|on all day|keeps?|not (?:work\w*|lit|on)|doesn'?t|won'?t|isn'?t|wrong|fault\w*|parpade\w*|zumb\w*|titil\w*|rot[oa]s?|dana\w*|averi\w*|fall[ao]\w*|apagad[oa]s?|fundid[oa]s?|voltaje|tension|ruido|chisp\w*|salt\w*|chuec\w*|inclinad\w*|torcid\w*|caid[oa]s?|no (?:funciona|sirve|prende|enciende)|baja\w*|raro)\b/
/** Of another time, another case or something to be kept: nothing is reported by it. */
const NOT_NOW =
  /\b(?:yesterday|last (?:night|week|weekend|month|year|winter|summer|time)|(?:sec|second|moment|minute|day|week|month|year)s? ago|earlier|once|used to|(?:power|lights?|electricity) (?:is|are|came|come|went) (?:back|on)\b|back on|is(?:n'?t| not) out|not out|in case|if|unless|when(?:ever)?|during|might|could|would|will|next|backup|back-up|reserve|anoche|ayer|la semana pasada|el mes pasado|ya volvio|volvio la|si|cuando|durante|por si|reserva|respaldo|(?:parpade|titil|zumb|bail)(?:aron|o))\b/
const SINCE = /\bsince\b|\bfor (?:an?|\d+|two|three|the last|about|hours|days)\b|\bago\b|\bdesde\b|\bhace\b/
const OF_OUTAGE_AGO = /\b(?:sec|second|moment|minute|hour)s? ago\b|\bhace (?:un|unos|una|\d+)\b/
const ORDERS =
  /\b(?:report(?:ing)?|log|let (?:them|the crew|somebody|someone) know|notify|tell (?:them|the crew|somebody)|send (?:someone|somebody|a crew|a person)|look into|take a look|come (?:and )?(?:fix|look|check)|fix (?:it|this)|repair|reporto|reportar|reporte\w*|avis(?:o|e|ar|en)|denunci\w+|mand\w+ a alguien|revis(?:en|ar|e)\b)\b/
const NO_ORDER =
  /\b(?:don'?t|do not|not|never|no need|didn'?t|did not|without|no|sin)\b.{0,20}\b(?:report|log|notify|send|aviso|avis\w+|report\w+)|\bhow (?:do|can|to)\b|\b(?:reported|reports|informe)\b/

/** What was plainly told or ordered: power that is out now, a fault that is there now, "report it". A question or another case is neither. */
export function reportsPlainly(text: string, topic: 'outage' | 'fault', sure: boolean): boolean {
  const parts = toldParts(text)
  return parts.some((part) => {
    if (ORDERS.test(part) && !NO_ORDER.test(part)) return true
    const elsewhen = NOT_NOW.test(part)
    if (topic === 'outage' && OUT_NOW.test(part))
      return !elsewhen || (OF_OUTAGE_AGO.test(part) && !NOT_NOW.test(part.replace(OF_OUTAGE_AGO, '')))
    if (topic === 'fault' && sure && FAULT_NOW.test(part)) return !elsewhen || SINCE.test(part)
    return false
  })
}

/** A symptom that was told of beside a question, or of just before: worth offering to report */
export function tellsOfSymptom(text: string): boolean {
  return toldParts(text).some(
    (part) =>
      !/\b(?:si|if|whether|when|cuando)\b/.test(part) &&
      (OUT_NOW.test(part) || /\b(?:flicker|dimm|blink|parpade|titil)/.test(part)),
  )
}

/** Power that is out now, told and not asked */
export function tellsOfOutage(text: string): boolean {
  return toldParts(text).some((part) => OUT_NOW.test(part))
}

/** "Eletcricity", "electrcidad": long, often mistyped, and nothing else is near it */
function spelled(words: string): string {
  return words.replace(/\bel[a-z]{8,11}\b/g, (word) => {
    const meant = ['electricity', 'electricidad'].find((right) => editDistance(word, right, 2) !== undefined)
    return meant ?? word
  })
}

/** What a message tells, without what it asks. */
function toldParts(text: string): string[] {
  return spelled(foldText(text))
    .split(PART)
    .map((part) => part?.trim() ?? '')
    .filter((part) => part && (!asks(part) || /^(?:y |pues )?(?:estamos|estoy|seguimos) [^?]*$/.test(part)))
}

/** "Please report the smoke", said and not asked */
export function ordersReport(text: string): boolean {
  return toldParts(text).some(
    (part) =>
      ORDERS.test(part) &&
      !NO_ORDER.test(part) &&
      !/\b(?:i|we)'?(?:ll| will| have| had|'ve)? (?:report|tell|let)\b/.test(part),
  )
}
