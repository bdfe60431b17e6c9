import { endsIt } from '@/lib/agent/understanding/answer-forms'
import { saysOnlyThen } from '@/lib/agent/understanding/conditions'
import { type Intent, socialIntents } from '@/lib/agent/understanding/intent'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import type { Polarity } from '@/lib/agent/understanding/read-polarity'
import { readDayWords } from '@/lib/agent/understanding/read-when'
import { requestStart } from '@/lib/agent/understanding/request-start'
import {
  type Act,
  askBelowConfidence,
  type UnderstandingContext,
} from '@/lib/agent/understanding/understanding'

/** What a leading yes or no makes of the requests after it; undefined when it was no answer after all. */
export function answerFirst(
  answer: Polarity,
  rest: Act[],
  text: string,
  context: UnderstandingContext,
): Act[] | undefined {
  const first = rest[0]
  if (!first || !answer.apart) return undefined
  const clear = first.confidence >= askBelowConfidence && first.intent !== 'out-of-scope'
  return answer.polarity === 'yes'
    ? afterYes(answer, rest, first, clear, text, context)
    : afterNo(rest, first, clear, text)
}

/** Wanting this right after a yes is that yes said twice. */
const agreeing: ReadonlySet<Intent> = new Set<Intent>([
  'programs.enroll',
  'solar.order',
  'yes',
  'solar.site-visit',
  'programs.rejoin',
])
const goingAhead: ReadonlySet<Intent> = new Set<Intent>([
  'events.accept',
  'options.proceed',
  'options.proceed-with',
  'choose',
])
const refusing: ReadonlySet<Intent> = new Set<Intent>([
  'no',
  'stop',
  'events.decline',
  'options.decline',
  'goodbye',
  'out-of-scope',
])

/** "Yes, add it": what was asked, said again in a word. Words that end things are left out: they may end something else. */
const doesIt =
  /^(?:please )?(?:add|set|put|send|book|report|log|note|file|save|do|make|confirm|continue|activate|start|show(?: me)?) (?:it|that|this|them)(?: in| on| up)?(?: please| then| now)?\W*$|^(?:agreg\w+|ponl\w+|mandal\w+|guardal\w+|hagal\w+|hazl\w+|reportal\w+|anotal\w+|(?:muestr|ensen)\w+l[oa]s?)(?: por favor| ya)?\W*$/

const conditional = /^(?:(?:and|so|y|pero),? )*(?:if|what if|si|que pasa si)\b/
/** "Ok and what's the catch" has agreed to nothing. */
const questioning =
  /^(?:(?:and|so|then|y|pero|entonces),? )*(?:what|whats|how|why|when|where|who|which|is|are|do|does|did|can|could|will|would|que|como|cuando|cuanto|cuanta|donde|quien|cual|por que|hay|puedo|se puede)\b/

/** "Yes, tomorrow", "yes, a pause", "yes, for my mother": a yes to something that was not asked. */
function laterOrOther(rest: string): boolean {
  const { day, weekday } = readDayWords(foldText(rest))
  const elsewhen = weekday !== undefined || (day !== undefined && !/^(?:now|today|tonight)$/.test(day))
  return elsewhen || otherThing.test(foldText(rest))
}

const otherThing =
  /\b(?:pause|paused|pausing|paus\w+|break|descanso|other one|el otro|la otra|for (?:my|his|her|their|our) \w+|para mi \w+)\b/

function afterYes(
  answer: Polarity,
  rest: Act[],
  first: Act,
  clear: boolean,
  text: string,
  context: UnderstandingContext,
): Act[] | undefined {
  const asked = context.expecting === 'yes-no'
  const yes: Act = { intent: 'yes', confidence: 0.95, slots: { polarity: 'yes' }, span: text }
  const hedged = () => rest.map((act) => ({ ...act, slots: { ...act.slots, hedgedYes: true as const } }))
  // The verb ends something: whether the card's own is for its words to say, so it is asked once more.
  if (asked && endsIt.test(foldText(answer.rest)))
    return [{ ...yes, slots: { ...yes.slots, hedgedYes: true } }]
  if (refusing.has(first.intent) && first.intent !== 'out-of-scope' && clear) return rest
  const lightly = answer.weak || /^\W*(?:claro|sure|bueno)\b/i.test(text)
  const inPassing =
    answer.joint === 'and' && (conditional.test(answer.rest) || (lightly && questioning.test(answer.rest)))
  if (
    inPassing ||
    answer.joint === 'hedge' ||
    laterOrOther(answer.rest) ||
    saysOnlyThen(answer.rest) ||
    (answer.question && answer.joint === 'plain')
  ) {
    if (answer.weak && !asked && answer.joint !== 'hedge') return undefined
    return clear
      ? hedged()
      : [{ intent: 'out-of-scope', confidence: 0.3, slots: { hedgedYes: true }, span: text }]
  }
  if (!clear) {
    if (answer.weak && !asked) return undefined
    return answer.punctuated || answer.rest.split(/\s+/).length <= 2
      ? [{ ...yes, confidence: 0.75 }]
      : undefined
  }
  if (socialIntents.has(first.intent)) return answer.weak ? undefined : [yes]
  if (asked && doesIt.test(answer.rest)) return [yes]
  if (agreeing.has(first.intent) && asked)
    return [{ ...yes, slots: { ...first.slots, polarity: 'yes' } }, ...rest.slice(1)]
  if (agreeing.has(first.intent) || goingAhead.has(first.intent)) {
    return [{ ...first, slots: { ...first.slots, polarity: 'yes' } }, ...rest.slice(1)]
  }
  if (!asked) return rest
  // "Yes, the order" repeats what was asked; a question or a request would begin like one.
  if (answer.joint === 'plain' && answer.rest.split(/\s+/).length <= 3 && !requestStart.test(answer.rest))
    return [yes]
  // With something to agree to, a yes followed by another question has not agreed to anything yet.
  return answer.joint === 'and' ? [yes, ...rest] : hedged()
}

/** "Better not, first I talk to my wife" puts something before it; it names no first offer. */
const beforeThat =
  /\b(?:first|primero)\b,? (?!one|option|offer|system|un[oa]\b|opcion|oferta)|\b(?:talk|speak|ask|check|think|hablo|hablar|consult\w+|pregunt\w+|pensar\w*|pienso)\b.{0,30}\b(?:first|primero|antes)\b/

const insteadOfIt = /\b(?:rather|instead|prefiero|preferimos|mejor|en vez|en lugar)\b/

function afterNo(rest: Act[], first: Act, clear: boolean, text: string): Act[] {
  const no: Act = { intent: 'no', confidence: 0.95, slots: { polarity: 'no' }, span: text }
  if (beforeThat.test(foldText(text)) && !first.slots.offerId) return [no]
  const { ordinal, offerId, negated } = first.slots
  if (negated) return [{ ...no, slots: { ...first.slots, polarity: 'no' } }]
  if (first.intent === 'choose' || first.intent === 'correct-choice' || (!clear && (ordinal || offerId))) {
    return [
      { ...first, intent: 'correct-choice', confidence: Math.max(0.8, first.confidence) },
      ...rest.slice(1),
    ]
  }
  if (first.intent === 'events.decline' || first.intent === 'options.decline') return rest
  if (!clear || refusing.has(first.intent) || socialIntents.has(first.intent)) return [no]
  // "No, I'd rather do the heater one" corrects what was named.
  if (first.intent === 'programs.enroll' && first.slots.deviceKind && insteadOfIt.test(foldText(text)))
    return [
      { ...first, intent: 'correct-choice', confidence: Math.max(0.8, first.confidence) },
      ...rest.slice(1),
    ]
  // "No, sign me up" says two things at once: ask.
  const confidence = agreeing.has(first.intent) ? Math.min(first.confidence, 0.4) : first.confidence
  return [{ ...first, confidence, slots: { ...first.slots, polarity: 'no' } }, ...rest.slice(1)]
}
