import type { Act, Slots } from '@/lib/agent/understanding/understanding'

/** What our own rules read in an operator's words, beside what the understander makes of them. */
export type Command = {
  /** Such as A-101 */
  activation?: string
  /** Such as P-101 */
  plan?: string
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
  | 'alert.shelve'
  | 'alert.close'
  | 'alert.acknowledge'

const ACTIVATION = /\ba[- ]?(\d{3,})\b/i
const PLAN = /\bp[- ]?(\d{3,})\b/i
const STOPS = /\b(stop|abort|cancel|end|call (it )?off|terminate)\b/i
/** A question or a story is no command, whatever verb is in it. */
const ASKS =
  /^\s*(who|what|when|where|why|how|which|did|does|is|are|was|were|can|could|should|has|have)\b|\?\s*$/i
const RULES: [CommandTopic, RegExp][] = [
  ['alert.unshelve', /\b(un-?shelve|off the shelf|back (in|into) view)\b/i],
  ['alarms.summary', /\b(flood|alarm (rate|summary|strip)|chattering|how many alarms)\b/i],
  ['notices.retry', /\b(re-?send|re-?try|send .* again)\b.*\b(notices?|messages?|texts?|failed)\b/i],
  ['policy.decisions', /\b(what|why|when) did (the|a|any) (policy|automation)\b|\bpolicy decisions?\b/i],
  [
    'policy.stop',
    /\bkill switch\b|\b(stop|halt|turn off|switch off|disable|pause)\b.*\b(policy|policies|automat\w*)\b/i,
  ],
  [
    'event.dry-run',
    /\bdry[- ]?run\b|\bwho (would|will) be asked\b|\bwhat (would|will) happen\b|\bpreview\b/i,
  ],
  [
    'history.show',
    /\b(past|aborted|called[- ]off|settled|failed|previous|earlier) (events?|activations?)\b/i,
  ],
  [
    'reports.show',
    /\b(reports?|kpis?|csv|pdf|export|participation numbers)\b|\bhow much (did|have) we pa(y|id)\b/i,
  ],
]
const SHAPES =
  /\b(back )?(under|below) (its|the) (limit|rating)\b|\b(maximum|everybody|everyone|everything|all) (we can|you can|you have|there is|available)\b|\bat (full|maximum)\b|\bmaximum\b/i
const WANTS =
  /^\s*(please\s+)?(get|bring|take|shed|cut|reduce|call|use|proceed|start|run|schedule|plan|i (need|want)|we need|give me|go)\b/i

/** Reads what the words name and, for what only words of a fixed form can mean, the topic. */
export function readCommand(text: string, acts: readonly Act[]): Command {
  const command: Command = {}
  const activation = ACTIVATION.exec(text)?.[1]
  const plan = PLAN.exec(text)?.[1]
  if (activation) command.activation = `A-${activation}`
  if (plan) command.plan = `P-${plan}`
  const all = /\b(all|every|everything)\b(?:\s+(\d+))?/i.exec(text)
  if (all) command.all = { count: all[2] ? Number(all[2]) : null }
  const topic = topicOf(text, acts, command)
  if (topic) command.topic = topic
  return command
}

function topicOf(text: string, acts: readonly Act[], command: Command): CommandTopic | undefined {
  const rule = RULES.find(([, pattern]) => pattern.test(text))?.[0]
  if (rule) return rule
  if (command.all && /^\s*(please\s+)?(ack\w*|shelve|close)\b/i.test(text)) return verbTopic(text)
  if (command.activation) return activationTopic(text)
  if (command.plan) return planTopic(text)
  if (isShape(text, acts)) return 'event.shape'
  // Words that would stop an event must be a command, not a question about one.
  const stops = acts.some((act) => act.intent === 'activation.stop')
  return stops && ASKS.test(text) ? 'activation.status' : undefined
}

function verbTopic(text: string): CommandTopic {
  if (/shelve/i.test(text)) return 'alert.shelve'
  return /close/i.test(text) ? 'alert.close' : 'alert.acknowledge'
}

function activationTopic(text: string): CommandTopic {
  if (/\b(extend|prolong|longer|keep .* running)\b/i.test(text)) return 'activation.extend'
  if (STOPS.test(text) && !ASKS.test(text)) return 'activation.stop'
  return /\b(results?|outcome|deliver\w*|settle\w*)\b/i.test(text) ? 'activation.result' : 'activation.status'
}

function planTopic(text: string): CommandTopic {
  if (/\b(why|reason\w*)\b/i.test(text)) return 'options.why'
  if (/\b(refresh|update|recompute|again)\b/i.test(text)) return 'options.refresh'
  if (ASKS.test(text)) return 'options.show'
  if (/\b(no|decline|reject|drop|not)\b/i.test(text)) return 'options.decline'
  return /\b(yes|proceed|approve\w*|go|confirm|start|run)\b/i.test(text) ? 'options.proceed' : 'options.show'
}

/** A wish about size or time: so many kW, back under the limit, all there is, at a time, for so long. */
function isShape(text: string, acts: readonly Act[]): boolean {
  if (ASKS.test(text) || !WANTS.test(text)) return false
  if (acts.some((act) => act.intent === 'activation.extend' && /\b(extend|longer|keep)\b/i.test(text)))
    return false
  const slots: Slots = Object.assign({}, ...acts.map((act) => act.slots))
  const timed = slots.time !== undefined && /\bat\b|\bschedule\b|\bfrom\b/i.test(text)
  const lasting = slots.durationMinutes !== undefined && /\b(proceed|start|run|go|schedule)\b/i.test(text)
  const sized = slots.powerKw !== undefined && slots.powerComparator !== 'under'
  return SHAPES.test(text) || timed || lasting || sized
}
