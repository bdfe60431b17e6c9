import type { Intent } from '@/lib/agent/understanding/intent'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import type { Read } from '@/lib/agent/understanding/read-requests'
import { plainSpanish } from '@/lib/agent/understanding/spanish-words'
import { splitUtterance } from '@/lib/agent/understanding/split-utterance'
import { type Act, askBelowConfidence } from '@/lib/agent/understanding/understanding'

/**
 * A question changes nothing: "why would I decline?" explains, and so does "can I skip it?", which shows the event with
 * its buttons. Only a wish told beside the question ("I'd rather not. Can I skip it?") or a request of us ("can you
 * take me out?") is one.
 */
export function explainsWhenAsked(act: Act, read: Read): Act {
  if (!changing.has(act.intent)) return act
  if (act.intent.startsWith('events.') && wavering.test(foldText(act.span)))
    return { ...act, intent: 'events.next', slots: withoutAnswer(act), confidence: 0.6 }
  const clauses = splitUtterance(act.span)
  if (!clauses.some(({ text }) => asks(text))) return act
  const tagged = clauses.some(({ text }) => tag.test(foldText(text)))
  const told = clauses.filter(({ text }) => !asks(text)).map(({ text }) => read(text).act)
  if (!tagged && told.some((one) => one.intent === act.intent && saysSo(one))) return act
  const slots = withoutAnswer(act)
  const explained = explanationOf(act, read)
  return explained
    ? { intent: explained, confidence: Math.max(act.confidence, 0.6), slots, span: act.span }
    : { ...act, slots, confidence: Math.min(act.confidence, askBelowConfidence - 0.05) }
}

/** "I need the car full by six" refuses nothing by itself. */
function saysSo({ intent, confidence, span }: Act): boolean {
  return confidence >= askBelowConfidence && (intent !== 'events.decline' || refusing.test(foldText(span)))
}

const refusing =
  /\b(?:not|no|never|skip\w*|without|rather|leave (?:me|us)|out|pass|decline|cannot|cant|dont|wont|too (?:hot|warm|much)|nunca|paso|salt\w+|saqu\w+|fuera|prefiero|preferimos|tampoco)\b|n't\b/

function withoutAnswer({ slots }: Act): Act['slots'] {
  const { polarity: _, negated: __, ...rest } = slots
  return rest
}

/** "I might skip tonight, not sure" has decided nothing: the event is shown with its buttons. */
const wavering =
  /^(?!.*\b(?:count|leave|take|skip|put) (?:me|us)\b).*\b(?:(?:i|we) might|not sure (?:yet|if|whether)|not sure\W*$|undecided|no se si|tal vez|a lo mejor)\b/

/** What would be done at once, or put before the customer as something to agree to. */
const changing: ReadonlySet<Intent> = new Set<Intent>([
  'events.accept',
  'events.decline',
  'yes',
  'no',
  'stop',
  'orders.cancel',
  'programs.leave',
  'privacy.delete',
])

function explanationOf({ intent, span }: Act, read: Read): Intent | undefined {
  const text = foldText(span)
  if (intent === 'yes' || intent === 'no' || intent === 'stop')
    return membership.test(text) ? 'programs.mine' : undefined
  // These only put a card with the terms before the customer: right for who asks how to, or whether one may.
  if (!intent.startsWith('events.')) return aboutIt.test(text) ? ofOthers.get(intent) : intent
  if (reason.test(text)) return 'events.why'
  if (consequence.test(text)) return 'programs.catch'
  if (mayOrHow.test(text)) return 'events.next'
  const likely = read(span).clause.ranked.find(({ label }) => explaining.has(label))
  return likely && likely.probability >= 0.03 ? likely.label : 'events.next'
}

const ofOthers = new Map<Intent, Intent>([
  ['orders.cancel', 'orders.list'],
  ['programs.leave', 'programs.mine'],
  ['privacy.delete', 'privacy.data-use'],
])
const explaining: ReadonlySet<Intent> = new Set<Intent>([
  'events.why',
  'events.next',
  'events.result',
  'events.history',
  'programs.catch',
])

const reason =
  /\b(?:why|how come|reason|purpose|point of|what for|(?:what|who|que|quien)\b.{0,12}\b(?:makes?|made|brings?|brought|leads?|led|drives?|causes?|forces?|lleva|llevo|hace|hizo|obliga|motiva|mueve|empuja))\b|\b(?:por que|para que|a que se debe|motivos?|razon(?:es)?|como es que)\b/
const consequence =
  /\b(?:what (?:happens|if)|lose|losing|cost|costs|penalt\w+|fine[ds]?|charged?|mean|means|que (?:pasa|sucede|ocurre)|pierdo|cobran|multa\w*|cuesta|castig\w*|significa|consecuencias?)\b/
const mayOrHow =
  /\b(?:can|could|may|might|should|am|did|have|how|where|puedo|podria|podemos|debo|deberia|estoy|como|donde|se puede|rechace|acepte)\b/
const membership =
  /\b(?:am|are|were|was|i'?m|estoy|estamos|sigo|seguimos)\b.{0,14}\b(?:in|out of|enrolled|signed up|part of|en|dentro|fuera|inscrit[oa]s?)\b.{0,30}\b(?:programs?|it|programas?)\b/
const aboutIt =
  /(?:^|[.!?,] ?|\b(?:and|but|so|y|pero) )[¿¡]?(?:why|who|when (?:did|was|were)|did|have|has|was|were|what (?:happens|if|made)|por que|quien(?:es)?|cuando|que pasa)\b/

/** A question about something, as against a request put politely ("could you take me out?", "why not, count me in"). */
export function asks(text: string): boolean {
  const plain = plainSpanish(foldText(text))
    .replace(/^[\s¿¡"'(]+/, '')
    .replace(leadIn, '')
  const marked = /[?¿]/.test(text) || endsInTag.test(plain)
  if (proposing.test(plain) || politely.test(plain)) return false
  if (asked.test(plain) || askedAside.test(plain) || puzzled.test(plain)) return true
  if (marked && plain.includes(' ') && !ofUs.test(plain)) return true
  if (/^(?:qu[eé]|c[oó]mo|cu[aá]ndo|d[oó]nde)(?![\p{L}])/iu.test(plain)) {
    const accented = /^[\s¿¡"'(]*(?:(?:y|pero|entonces|oiga|oye),? )*(?:qué|cómo|cuándo|dónde)/i.test(
      text.normalize('NFC'),
    )
    return accented || unaccented.test(plain) || (marked && !/^cuando\b.*,/.test(plain))
  }
  return (
    marked &&
    /,\s*(?:can|could|may|should|do|does|will) (?:i|we|it|they)\b|,\s*(?:puedo|podemos|podria|se puede)\b/.test(
      plain,
    )
  )
}

const leadIn =
  /^(?:(?:so|and|but|also|thanks|thank you|ok|okay|well|hey|hi|hello|um+|wait|sorry|please|y|tambien|gracias|pero|entonces|oiga|oye|disculpe|perdon|hola|bueno|a ver),? )+/
/** Requests and suggestions in the form of a question */
const proposing =
  /^(?:why not\b|why (?:don'?t|do not) (?:you|we)\b|how about\b|what about (?:no|not|yes)\b|what an?\b|do you mind\b|por que no (?:me|nos|lo|la|mejor)\b|que tal si\b)/
/** "…, will it?", "¿verdad?": makes a question of all before it */
const tag =
  /^[\s¿]*(?:(?:will|won't|would|wouldn't|do|don't|does|doesn't|did|didn't|is|isn't|are|aren't|am|was|can|can't|has|have) (?:i|we|you|they|it|he|she|that|not)|right|correct|is that (?:right|so|true)|verdad|cierto|no es (?:asi|cierto|verdad)|no)\s*\?/
/** "That doesn't touch the car, does it", without its mark */
const endsInTag =
  /\b(?:not|n't|never|no)\b.*\b(?:does|do|did|is|are|am|was|were|will|would|can|has|have) (?:it|that|they|i|you|we|he|she)\W*$|n't\b.*\b(?:does|do|did|is|are|will|would|can|has) (?:it|that|they|i|you|we)\W*$/
/** What is not understood is not answered. */
const puzzled =
  /\b(?:no (?:lo |la )?(?:entiendo|comprendo|entendi|capto)|(?:do not|don'?t|didn'?t|did not|can'?t|cannot) (?:really |quite )?(?:get|understand|follow|see why|(?:know|remember|recall) (?:if|whether))\b(?! (?:paid|home|back|out|up))|no (?:idea|clue)|ni idea|not sure (?:what|why|how|who|whether i|if i (?:said|pressed|answered))|confus\w+|makes? no sense|no tiene sentido)/
/** A favor asked of us, question mark or not */
const ofUs =
  /\b(?:can|could|will|would|won'?t|can'?t) (?:you|u|ya)\b|\b(?:please|pls|plz|por favor|porfa)\b|^(?:me |nos |lo |la )?(?:pueden?|podrian?|podras|serian?)\b|^(?:me|nos) (?:sac|dej|quit|exclu|salt|borr|elimin|cancel|apunt|inscrib|cuent|anot|incluy)\w*/
/** "Can we skip tonight please" begs for it. */
const politely =
  /^(?:can|could|may) (?:i|we) .+\b(?:please|pls|plz)\W*$|^(?:puedo|podemos|podria\w*) .+\b(?:por favor|porfa)\W*$/
const subject =
  '(?:i|we|you|they|it|he|she|the|my|our|your|this|that|there|anyone|anybody|someone|somebody|people|any|declining|skipping|saying|opting|not)'
const asked = new RegExp(
  [
    '^(?:who|whom|whose|which|why|where|how|what|whether)\\b',
    `^when (?:is|are|am|do|does|did|will|was|were|can|could|would|should|has|have)\\b`,
    '^(?:did|does|tengo que|tenemos que)\\b',
    `^(?:is|are|am|was|were|has|had|should|must|would|will) ${subject}\\b(?! you\\b)`,
    '^(?:do|have) (?:i|we|you|they|people|any|most)\\b',
    '^(?:can|could|may|might|would|will|should) (?:i|we|it|they|he|she|the|my|this|that|anyone|anybody|someone|people)\\b',
    '^(?:por que|para que|a que|de que|en que|con que|quien(?:es)?|cual(?:es)?|cuant[oa]s?|adonde)\\b',
    '^(?:(?:lo |me |nos |ya )?(?:puedo|podemos|podria|podriamos|debo|debemos|deberia)|se puede|es posible|hay|estoy|estamos|acaso)\\b',
  ].join('|'),
)
/** "I'd like to know why …", "me pregunto quién …" */
const askedAside =
  /\b(?:tell me|explain|wonder\w*|(?:want|like|need) to (?:know|understand)|curious|don'?t (?:get|understand|know)|no idea|dime|digame|explique\w*|expliqu\w+|me pregunto|quiero saber|quisiera saber|no (?:entiendo|se|comprendo)|sabe[ns]?)\b.{0,25}\b(?:who|which|why|where|how|what|whether|when|if|que|quien|cual|por que|para que|como|cuando|donde|si)\b/
/** "Que me salten hoy" is a wish, "como no estoy" a reason: without an accent only these ask. */
const unaccented =
  /^(?:que (?:los|las|les|te|le|me|nos|se|es|pasa|pasaria|sucede|ocurre|motivo|razon|hace|significa|gano|pierdo|ganan|hay|evento|eventos)\b(?! (?:salt|sac|quit|dej|exclu|apunt|inscri|cuent))|(?:como|cuando|donde) (?:es|se|hago|puedo|salgo|cancelo|rechazo|acepto|dejo|es que|fue|son|termina|empieza|sera)\b)/
