import { foldText } from '@/lib/agent/understanding/normalize-text'
import { editDistance } from '@/lib/agent/understanding/spelling'

/** How a question or a request begins, in either language. */
export const requestStart =
  /^(?:(?:but|pero|then|also|please|por favor|oh|so|first|now|while (?:i have you|you'?re at it)|by the way|btw|at the same time|de paso|aparte|y|oiga|mejor),? )*(?:whats|wheres|hows|whens|whos|theres|what|when|where|who|why|how|which|whether|if there|si hay|algun|is|are|do|does|did|can|could|will|would|should|may|am|was|were|have|has|i|we|my|show|tell|list|give|let|sign|log|enroll|cancel|stop|add|change|delete|call|send|explain|compare|there|any|ack|acknowledge|close|shelve|extend|export|download|pause|leave|join|switch|get|put|make|remind|register|remove|take|turn|report|check|book|erase|withdraw|end|swap|connect|(?:in|on)to (?:the|your|that)|somebody|someone|saber|know|to know|si (?:me|se|lo|puedo|hay)|(?:en|a|de|con|para|por|desde|hasta) (?:que|cuant\w+|cual|cuando|donde)|que|cuando|cuanto|cuanta|cuantos|donde|quien|por que|como|cual|es|hay|puedo|puedes|quiero|queria|quisiera|necesito|mi|me|muestra\w*|dime|digame|decime|decidme|dame|se puede[ns]?|tienen?|ofrecen?|venden|cancela|explica\w*|tengo|borr[ae]n?|elimin[ae]n?|quit[ae]\w*|saqu\w+|saca\w*|agreg\w+|avis\w+|apunt\w+|inscrib\w+|registr\w+|manden?|llam\w+|pued\w+|podr\w+|van a)\b/i

/** Begins like a request, a slip of the fingers in a long first word allowed: "whhether there is …". */
export function startsRequest(text: string): boolean {
  const folded = foldText(text).replace(/^[\s¿¡]+/, '')
  if (requestStart.test(folded)) return true
  const first = /^(?:also |y |and )?([a-z]{6,})\b/.exec(folded)?.[1]
  return first !== undefined && LONG_STARTS.some((word) => editDistance(first, word, 1) !== undefined)
}

const LONG_STARTS = ['whether', 'explain', 'compare', 'cancel', 'should', 'muestra', 'muestre', 'necesito']

/**
 * Tells of something and asks for nothing: "We have guests." Beside a question it is the reason for asking, not a
 * second request.
 */
export function onlyTells(text: string): boolean {
  const plain = text.trim()
  if (/[?¿]/.test(plain) || wishes.test(plain) || asksLater.test(plain) || ordersLater.test(plain))
    return false
  if (namesAThing(plain)) return false
  return telling.test(plain) || (plain.split(/\s+/).length <= 2 && !requestStart.test(plain))
}

/** "My daily use" names what is wanted: nothing is told without a verb. */
export function namesAThing(text: string): boolean {
  const plain = text.trim()
  return wishes.test(plain) || (named.test(plain) && !verb.test(plain))
}

/** "I have 15k. Which one fits" */
const asksLater =
  /[.,;!] (?:and |so )?(?:which|what|how|when|where|who|why|can|could|does|is there|are there)\b/i
/** "I'm done. Take me off it." */
const ordersLater =
  /[.;!] (?:and |so |just |now |y |ya )?(?:take|get|put|cancel|stop|sign|skip|drop|remove|add|send|tell|show|give|pull|kick|switch|pause|leave (?:me|us)|count|s[aá]qu\w+|quit[ae]\w*|apunt\w+|cancel\w+|pause\w*|dej\w+me)\b/i
const telling =
  /^(?:(?:so|and|but|well|ok|okay|because|also|look|listen|see|you know|y|pero|es que|pues|mire|mira|oiga|oye|vea|f[ií]jese|ver[aá]|bueno),? )*(?:i|i'?m|i'?ve|we|we'?re|we'?ve|my|our|it|it'?s|that|that'?s|this|there|there'?s|he|he'?s|she|she'?s|they|the|a|an|one|some|somebody|someone|nobody|no one|you|you'?re|your|yo|mi|mis|el|la|los|las|un|una|es|est[aá]n?|estamos|somos|tengo|tenemos|hay|nos|se|ya|ella|ellos|nadie|got|had|been|lost|left|sold|bought|gone|home|house|kids|everybody|everyone|both|most|half|these|those|his|her|baby|son|daughter|husbands?|guests|friends|people|company|family|mom|mum|dad|grandma|granny|wife|husband|battery|only|just|vivo|vivimos|llev\w+|trabajo|estoy|acab\w+|me (?:lleg|qued|dij|cont)\w+|(?!(?:look|search|wonder|hop|ask|cancel|paus|leav|thing|request|need|bring|sing|ring)ing?\b)[a-z]{3,}ing)\b/i
const named = /^(?:my|our|the|mis?|el|la|los|las|nuestr[oa]s?)(?: \S+){1,5}$/i
const verb =
  /\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|can|will|would|keeps?|got|gets?|goes|went|runs?|says?|said|told|came|comes|needs?|wants?|makes?|made|lives?|works?|\w+(?:ed|n't)|es|son|est[aá]n?|era|fue|tiene[ns]?|hay|va|van|vive[ns]?|dijo|viene[ns]?|lleg\w+|qued\w+|necesit\w+|quier\w+|se)\b|['’](?:s|re|ve|ll|d)\b/i
const wishes =
  /\b(?:want|wanna|need|wish|would like|i'?d like|we'?d like|would love|would rather|please|pls|plz|can you|could you|tell me|let me|let us|like to|wanted to (?:ask|see|know|find|check|hear|learn|look|get|join|order|talk|compare|report|cancel)|(?:i'?m|we'?re|i am|we are|been) (?:looking (?:for|into|at)|interested in|hoping to|thinking (?:of|about))|quer[ií]a(?:mos)?|busc(?:o|amos)\b|me interesa|wondering|wonder|(?:i|we) (?:can'?t|cannot) (?:log|sign|pay|find)|quiero|queremos|quisiera|necesito|necesitamos|me gustar[ií]a|por favor|porfa|d[ií]game|dime|puede[ns]?|podr[ií]a[ns]?)\b/i
