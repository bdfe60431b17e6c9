import type { Act, Slots } from '@/lib/agent/understanding/understanding'
import {
  ALARM_WORD,
  isDeviceWish,
  isQuestion,
  LASTING,
  NOT_STOPS,
  POINTS_AT_PLAN,
  RULES,
  SHAPES,
  STOPS,
  TIMED,
  WANTS,
  WHY,
} from './command-rules'
import { readSpread } from './read-spread'

/** What our own rules read in an operator's words, beside what the understander makes of them. */
export type Command = {
  /** Such as A-101 */
  activation?: string
  /** Such as P-101 */
  plan?: string
  /** More than one transformer is named, in the order said */
  transformers?: string[]
  /** Everything of its kind is meant; with a number, exactly so many */
  all?: { count: number | null }
  /** A topic that has no intent of its own, or one that names and numbers decide better than words */
  topic?: CommandTopic
}

export type CommandTopic =
  | 'alert.unshelve'
  | 'alarms.summary'
  | 'event.shape'
  | 'event.dry-run'
  | 'notices.retry'
  | 'policy.stop'
  | 'policy.decisions'
  | 'activation.status'
  | 'activation.stop'
  | 'activation.extend'
  | 'activation.result'
  | 'history.show'
  | 'reports.show'
  | 'options.show'
  | 'options.why'
  | 'options.proceed'
  | 'options.decline'
  | 'options.refresh'
  | 'options.hold'
  | 'options.another-day'
  | 'options.filter'
  | 'options.proceed-with'
  | 'alert.shelve'
  | 'alert.close'
  | 'alert.acknowledge'

const ACTIVATION = /\ba[- ]?(\d{3,})\b/i
const PLAN = /\bp[- ]?(\d{3,})\b/i
const ACTS_ON_ALL = /^\s*(please\s+)?(ack\w*|shelve|close|reconoce\w*|cierra|silencia)\b/i
/** What is said about an alarm or written down is no wish about a plan, whatever devices it names. */
const NO_WISH = [
  'note.add',
  'alert.acknowledge',
  'alert.shelve',
  'alert.close',
  'history.show',
  'reports.show',
]

/** "Yes for T-12", "go with t7 please": nothing but a yes and whom it is for. */
const YES_FOR =
  /^\W*(?:(?:yes|yep|yeah|ok|okay|s[ií]|vale|dale)\W+)?(?:please\W+)?(?:proceed|go ahead|go|do it|approve|start|procede|adelante)?\W*(?:with|for|on|to|con|para|en)?\W*(?:the\W+)?(?:plan\W+)?(?:for\W+)?(?:transformer\s*)?\bt[-\s]?\d+\W*(?:now|please|ya|por favor)?\W*$/i
/** "Stop the one on T-18", "para el de t18": the event of a transformer. */
const STOPS_THAT =
  /^\W*(?:please\s+)?(?:stop|abort|kill|end|para|paralo|det[eé]n(?:lo)?|corta(?:lo)?|aborta(?:lo)?|cancela(?:lo)?|termina)\s+(?:(?:the|that|el|la|lo|one|event|activation|evento|activaci[oó]n|de|del|on|at|for|in|under|en)\s+)*(?:transformer\s+)?t[-\s]?\d+\W*$/i
const EXTENDS =
  /^\W*(?:please\s+|por favor\s+)?(?:extend|prolong|lengthen|stretch|al[aá]rga(?:lo|la)?|extiende(?:lo|la)?|prolonga(?:lo|la)?|estira(?:lo|la)?|(?:dale|ponle|[eé]chale|dame)\s+(?:otr[oa]s?|un[oa]s)\s+\d+)\b/i
const SPREADS_FIRST = /^\W*(?:please\s+|por favor\s+)?(?:stagger|spread|escalon|repart|espacia)/i
/** "Do it tomorrow": no plan of now is for then. */
const ANOTHER_DAY: readonly string[] = ['tomorrow', 'next-week', 'next-month', 'weekend']
const GO_FIRST =
  /^\W*(?:(?:yes|yep|yeah|ok|okay|s[ií]|vale)\W+)?(?:do it|proceed|go|start|run|schedule|hazlo|procede|adelante|empieza)\b/i
const SURELY_READ = 0.8
const DECLINES_PLAN =
  /^\W*(?:please\s+)?(?:cancel|decline|reject|drop|withdraw|scrap|bin|forget|cancela|rechaza|descarta)\s+(?:the|that|this|el|la|ese|esa)\s+(?:plan|proposal|recommendation|propuesta|recomendaci[oó]n)\b/i
const SAYS_YES =
  /\b(?:yes|yep|yeah|ok|okay|s[ií]|vale|dale|proceed|go|do it|approve|start|procede|adelante)\b/i

/** "Oops stop", "stop stop", "whoa, abort": few words, and one of them says it. */
const SHORT_STOP =
  /^\W*(?:(?:oops|whoa|shit|no|wait|ok|please|just|hey|now|ay|ups|ya|ya estuvo|ya basta)\W+){0,2}(?:stop|abort|aborta|para|paralo|parale|c[oó]rta(?:lo|le)|deten|detenlo)(?:\W+(?:stop|it|now|that|please|ya|eso|everything|todo|abort))*\W*$/i

/** "Option B for T-08" names a choice, not a transformer to look at. */
const OPTION_FOR =
  /^\W*(?:(?:use|take|go with|run|la)\s+)?(?:option|opci[oó]n|the|la)?\s*[a-e1-9]\b.*\b(?:for|on|at|para|en|de)\b/i

/** "Proceed with option B on T-07": the verb and the letter say it, whatever is learnt of the words around them. */
const GOES_WITH_OPTION =
  /^\W*(?:(?:please|yes|ok|okay|por favor|s[ií])\W+)*(?:proceed|go(?: ahead)?|continue|procede|sigue|adelante)\s+(?:with|con)\s+(?:the\s+|la\s+)?(?:option|opci[oó]n)\s+[a-e]\b(?:\s+(?:for|on|at|para|en|de)\s+(?:the\s+)?t-?\w+)?(?:\W+(?:please|now|por favor|ya))*\W*$/i

/** Reads what the words name and, for what only words of a fixed form can mean, the topic. */
export function readCommand(text: string, acts: readonly Act[]): Command {
  const command: Command = {}
  const activation = ACTIVATION.exec(text)?.[1]
  const plan = PLAN.exec(text)?.[1]
  if (activation) command.activation = `A-${activation}`
  if (plan) command.plan = `P-${plan}`
  const all =
    /\b(all|every|everything|both|todas?|todos?|las dos|ambas)\b(?:\s+(?:las\s+|los\s+)?(\d+))?/i.exec(text)
  if (all) {
    const both = /^(both|las dos|ambas)$/i.test(all[1]!)
    command.all = { count: all[2] ? Number(all[2]) : both ? 2 : null }
  }
  const topic = topicOf(text, acts, command)
  if (topic) command.topic = topic
  return command
}

function topicOf(text: string, acts: readonly Act[], command: Command): CommandTopic | undefined {
  const intents = acts.map((act) => act.intent)
  // What is to be written down may hold any word: "note: crew stopped the event".
  if (intents[0] === 'note.add' && /^\s*\W*[\w ]{2,40}:/.test(text)) return undefined
  const slots: Slots = Object.assign({}, ...acts.map((act) => act.slots))
  const rule = RULES.find(([, pattern]) => pattern.test(text))?.[0]
  if (rule) return rule
  const spread = command.activation ? undefined : spreadTopic(text, acts, slots)
  if (spread) return spread
  if (SHORT_STOP.test(text) || STOPS_THAT.test(text)) return unlessRead('activation.stop', acts)
  if (EXTENDS.test(text) && !isQuestion(text)) return unlessRead('activation.extend', acts)
  if (DECLINES_PLAN.test(text)) return unlessRead('options.decline', acts)
  if (YES_FOR.test(text) && SAYS_YES.test(text)) return unlessRead('options.proceed', acts)
  if (NOT_STOPS.test(text) && !slots.time && !slots.durationMinutes)
    return intents[0] === 'no' ? undefined : 'activation.status'
  if (command.all && ACTS_ON_ALL.test(text)) return verbTopic(text)
  if (command.activation) return activationTopic(text)
  if (command.plan) return planTopic(text)
  if (isShape(text, acts, slots)) return 'event.shape'
  if (ANOTHER_DAY.includes(slots.day ?? 'now') && GO_FIRST.test(text) && !isQuestion(text))
    return 'options.another-day'
  if (isWhy(text, slots)) return 'options.why'
  if (slots.optionRank !== undefined && slots.transformerId && OPTION_FOR.test(text))
    return 'options.proceed-with'
  if (slots.optionRank !== undefined && GOES_WITH_OPTION.test(text) && !isQuestion(text))
    return unlessRead('options.proceed-with', acts)
  const devices = slots.deviceFilter ?? slots.deviceExclude
  if (devices && isDeviceWish(text) && !isQuestion(text) && !intents.some((one) => NO_WISH.includes(one)))
    return intents[0] === 'options.filter' ? undefined : 'options.filter'
  // Words that would stop an event must be a command, not a question about one.
  return intents.includes('activation.stop') && isQuestion(text) ? 'activation.status' : undefined
}

/** "Start it staggered over 15 minutes" is an event of another shape; asked about, it is tried out. */
function spreadTopic(text: string, acts: readonly Act[], slots: Slots): CommandTopic | undefined {
  const elsewhere = acts.some((act) => NO_WISH.includes(act.intent) && act.confidence >= SURELY_READ)
  if (!readSpread(text) || EXTENDS.test(text) || acts[0]?.intent === 'note.add') return undefined
  if (elsewhere && !SPREADS_FIRST.test(text)) return undefined
  if (!isQuestion(text)) return 'event.shape'
  return slots.staggerMinutes === undefined ? undefined : 'event.dry-run'
}

/** What was read surely by itself needs no rule. */
function unlessRead(topic: CommandTopic, [act]: readonly Act[]): CommandTopic | undefined {
  return act?.intent === topic && act.confidence >= SURELY_READ ? undefined : topic
}

function verbTopic(text: string): CommandTopic {
  if (/shelve|silencia/i.test(text)) return 'alert.shelve'
  return /close|cierra/i.test(text) ? 'alert.close' : 'alert.acknowledge'
}

function activationTopic(text: string): CommandTopic {
  if (/\b(extend|prolong|longer|keep .* running|alarga\w*|extiende\w*|prolonga\w*)\b/i.test(text))
    return 'activation.extend'
  if (STOPS.test(text) && !isQuestion(text)) return 'activation.stop'
  return /\b(results?|outcome|deliver\w*|settle\w*|resultados?)\b/i.test(text)
    ? 'activation.result'
    : 'activation.status'
}

function planTopic(text: string): CommandTopic {
  if (/\b(why|reason\w*|por qu[eé]|raz[oó]n\w*)\b/i.test(text)) return 'options.why'
  if (/\b(refresh|update|recompute|again|recalcula\w*|actualiza\w*)\b/i.test(text)) return 'options.refresh'
  if (isQuestion(text)) return 'options.show'
  if (/\b(no|decline|reject|drop|not|rechaza\w*|descarta\w*)\b/i.test(text)) return 'options.decline'
  return /\b(yes|yep|yeah|ok|proceed|approve\w*|go|confirm|start|run|s[ií]|procede|dale|adelante|aprueba|apruebo)\b/i.test(
    text,
  )
    ? 'options.proceed'
    : 'options.show'
}

function isWhy(text: string, slots: Slots): boolean {
  if (!WHY.test(text) || ALARM_WORD.test(text) || slots.transformerId) return false
  return Boolean(slots.deviceKind || slots.programId || slots.optionRank) || POINTS_AT_PLAN.test(text)
}

/** A wish about size or time: so many kW, back under the limit, all there is, at a time, for so long. */
function isShape(text: string, acts: readonly Act[], slots: Slots): boolean {
  if (isQuestion(text)) return false
  if (acts.some((act) => act.intent === 'activation.extend' && /\b(extend|longer|keep)\b/i.test(text)))
    return false
  // "Yes, but only 20 kW", "yes but at 18:30": no yes to the plan, another one with its own card.
  const changed = acts.some((act) => act.slots.hedgedYes) && /\b(but|pero|only|just|solo)\b/i.test(text)
  if (!changed && !WANTS.test(text)) return false
  const timed = slots.time !== undefined && (changed || TIMED.test(text))
  const lasting = slots.durationMinutes !== undefined && (changed || LASTING.test(text))
  const sized = slots.powerKw !== undefined && slots.powerComparator !== 'under'
  return SHAPES.test(text) || timed || lasting || sized
}
