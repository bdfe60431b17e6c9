import type { Intent, Locale, StaffIntent } from '@/lib/agent/understanding/intent'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { readIdentifiers } from '@/lib/agent/understanding/read-identifiers'
import { readQuantities } from '@/lib/agent/understanding/read-quantities'
import { readWhen } from '@/lib/agent/understanding/read-when'
import {
  type Act,
  askBelowConfidence,
  type Slots,
  type Understander,
  type UnderstandingContext,
} from '@/lib/agent/understanding/understanding'
import { isQuestion, NOT_STOPS, STOPS } from './command-rules'
import { operatorWords } from './operator-words'
import { type Command, type CommandTopic, readCommand } from './read-command'
import { readSpread } from './read-spread'

export type StaffTopicName = StaffIntent | CommandTopic

/** One thing wanted, in the order said; without a topic nothing is done and the agent says why. */
export type Wanted = { act: Act; topic?: StaffTopicName }
export type HeardAs = { locale: Locale; acts: Act[]; command: Command; wanted: Wanted[] }

const MOST_ACTS = 4
const STARTS: readonly Intent[] = ['yes', 'options.proceed', 'options.proceed-with']
const WEIGHTY: readonly Intent[] = [...STARTS, 'no', 'options.decline', 'alert.close', 'activation.stop']
const SURE_OF_AN_ACT = 0.6
const SURE_WITHOUT_THE_WORD = 0.8
/** "Nope, too pricey": the reason after it needs no reading. */
const PLAIN_NO =
  /^\W*(?:no|nope|nah|negative|negativo)\b[,.]?\s+(?!idea|clue|worries|problem|rush|one|need|more|alarms?|alerts?|data|se\b|hay|tengo)(?:\S+\s*){1,4}$/i
const SHRUG = /^\W*no (?:idea|clue|worries|problem|rush|stress|pasa nada|se preocupe)\b/i
const YES_AND = /^\s*(?:yes|yep|yeah|s[ií])\b[,.]?\s+(?:and|plus|also|y|adem[aá]s)\b/i
const GO_WITH =
  /^\W*(?:(?:yes|ok|okay|yeah|s[ií])\W+)?(?:proceed|go|approve|activate|run|start|call|procede|adelante|aprueba|activa)\b/i
/** Done or answered for each transformer named. */
const EACH: readonly StaffTopicName[] = [
  'alert.acknowledge',
  'alert.explain',
  'alert.unshelve',
  'transformer.status',
  'history.show',
]

/** What a member of staff's words ask for: the whole reading, before anything is looked up or done. */
export function heardAs(understand: Understander, text: string, context: UnderstandingContext): HeardAs {
  const plain = operatorWords(text, context.entities?.transformers ?? [])
  const understood = understand(plain, context)
  const acts = understood.acts
    .slice(0, MOST_ACTS)
    // Notes and reasons are kept as they were typed.
    .map((act) => (act.span === plain ? { ...act, span: text } : act))
    .map((act) => (act.slots.hedgedYes ? withTerms(act, plain) : act))
    .map((act) => withSpread(act, plain))
  const command = readCommand(plain, acts)
  const named = transformersIn(plain, context)
  if (named.length > 1) command.transformers = named
  return { locale: understood.locale, acts, command, wanted: wantedOf(text, acts, command, named) }
}

/** "Ok but at 18:30": too little to be read as a request, yet it says what should be different. */
function withTerms(act: Act, plain: string): Act {
  const folded = foldText(plain)
  const terms = [...readWhen(folded), ...readQuantities(folded)].map((found) => found.slots)
  return { ...act, slots: Object.assign({}, ...terms, act.slots) }
}

/** "Staggered by 15" is neither how long the event shall be nor when it shall begin. */
function withSpread(act: Act, plain: string): Act {
  const spread = readSpread(plain)
  if (!spread) return act
  const { durationMinutes: _length, time: _start, ...slots } = act.slots
  const terms = [...readWhen(spread.rest), ...readQuantities(spread.rest)].map((found) => found.slots)
  const { durationMinutes, time } = Object.assign({}, ...terms) as Slots
  return {
    ...act,
    slots: {
      ...slots,
      ...(durationMinutes === undefined ? {} : { durationMinutes }),
      ...(time === undefined ? {} : { time }),
      ...(spread.minutes === null ? {} : { staggerMinutes: spread.minutes }),
    },
  }
}

function transformersIn(plain: string, context: UnderstandingContext): string[] {
  const found = readIdentifiers(foldText(plain), context).toSorted((a, b) => a.start - b.start)
  return [...new Set(found.flatMap(({ slots }) => slots.transformerId ?? []))]
}

/** What was wanted before a question back, now that its name is known. */
export function wantedAgain(act: Act): Wanted {
  return { act, topic: act.intent as StaffTopicName }
}

function wantedOf(text: string, acts: readonly Act[], command: Command, named: readonly string[]): Wanted[] {
  const { topic } = command
  if (topic) {
    const slots = Object.assign({}, ...acts.map((act) => act.slots))
    return forEach(named, { topic, act: { intent: topic as Intent, confidence: 1, slots, span: text } })
  }
  if (named.length > 1 && GO_WITH.test(text) && !isQuestion(text))
    return [
      { topic: 'options.proceed', act: { intent: 'options.proceed', confidence: 1, slots: {}, span: text } },
    ]
  const wanted = withYes(text, acts).map((act) => topicOf(withName(act, acts, named), text))
  if (PLAIN_NO.test(text) && wanted.every((one) => !one.topic || one.topic === 'out-of-scope'))
    return [
      {
        topic: 'no',
        act: { intent: 'no', confidence: 0.8, slots: { ...acts[0]?.slots, polarity: 'no' }, span: text },
      },
    ]
  const [only] = wanted
  return wanted.length === 1 ? forEach(named, only!) : withoutContradiction(wanted)
}

/** A yes to T-12 is for T-12, also when its words are read apart from the name. */
function withName(act: Act, acts: readonly Act[], named: readonly string[]): Act {
  const [transformerId] = named
  if (acts.length > 1 || named.length !== 1 || act.slots.transformerId) return act
  return { ...act, slots: { ...act.slots, transformerId } }
}

function topicOf(act: Act, text: string): Wanted {
  // "Don't stop it" is no no to a plan.
  if (act.intent === 'no' && NOT_STOPS.test(text)) return { act, topic: 'activation.status' }
  if (SHRUG.test(text) && (act.intent === 'no' || act.intent === 'options.decline')) return { act }
  // "Should we proceed?" is answered; only a yes is one.
  if (STARTS.includes(act.intent) && isQuestion(act.span)) return { act, topic: 'options.why' }
  if (STARTS.includes(act.intent) && !act.slots.hedgedYes) {
    const otherwise = otherThanShown(act.slots)
    if (otherwise) return { act, topic: otherwise }
  }
  // "Which feeder is T-12 on?"
  if (act.intent === 'network.summary' && act.slots.transformerId && !act.slots.feederId)
    return { act, topic: 'transformer.status' }
  return act.confidence >= sureEnough(act, text) ? { act, topic: act.intent as StaffIntent } : { act }
}

/** "Yes, 18:30", "do it with 20 kW" agree to what no card shows yet: it is put up first. Another day is not planned here. */
function otherThanShown({ day, date, weekday, ...slots }: Slots): StaffTopicName | undefined {
  const today = day === undefined || ['now', 'today', 'tonight'].includes(day)
  if (!today || date || weekday) return 'options.another-day'
  if (slots.time ?? slots.durationMinutes ?? slots.powerKw) return 'event.shape'
  return slots.amountMinor ? 'options.filter' : undefined
}

/** What starts, ends or takes away is not done on a guess; without a word that stops something an event goes on. */
function sureEnough({ intent }: Act, text: string): number {
  if (intent === 'activation.stop' && !STOPS.test(text)) return SURE_WITHOUT_THE_WORD
  return WEIGHTY.includes(intent) ? SURE_OF_AN_ACT : askBelowConfidence
}

/** "Yes, and write down …" says two things. */
function withYes(text: string, acts: readonly Act[]): readonly Act[] {
  if (!YES_AND.test(text) || acts.some((act) => STARTS.includes(act.intent))) return acts
  return [{ intent: 'yes', confidence: 0.95, slots: { polarity: 'yes' }, span: text }, ...acts]
}

/** "Go ahead and stop it" starts nothing. */
function withoutContradiction(wanted: Wanted[]): Wanted[] {
  const ends = wanted.some(
    ({ topic }) => topic === 'activation.stop' || topic === 'options.decline' || topic === 'no',
  )
  return ends ? wanted.filter(({ act }) => !STARTS.includes(act.intent)) : wanted
}

/** Of several transformers each is looked at or acknowledged; what weighs more is done for one at a time. */
function forEach(named: readonly string[], wanted: Wanted): Wanted[] {
  if (named.length < 2 || !wanted.topic) return [wanted]
  if (!EACH.includes(wanted.topic)) return [wanted]
  return named.slice(0, MOST_ACTS).map((transformerId) => ({
    ...wanted,
    act: { ...wanted.act, slots: { ...wanted.act.slots, transformerId } },
  }))
}
