import type { Intent, Locale, StaffIntent } from '@/lib/agent/understanding/intent'
import {
  type Act,
  askBelowConfidence,
  type Understander,
  type UnderstandingContext,
} from '@/lib/agent/understanding/understanding'
import { NOT_STOPS, STOPS } from './command-rules'
import { operatorWords } from './operator-words'
import { type Command, type CommandTopic, readCommand } from './read-command'

export type StaffTopicName = StaffIntent | CommandTopic

/** One thing wanted, in the order said; without a topic nothing is done and the agent says why. */
export type Wanted = { act: Act; topic?: StaffTopicName }
export type HeardAs = { locale: Locale; acts: Act[]; command: Command; wanted: Wanted[] }

const MOST_ACTS = 4
const SURE_OF_A_STOP = 0.8

/** What a member of staff's words ask for: the whole reading, before anything is looked up or done. */
export function heardAs(understand: Understander, text: string, context: UnderstandingContext): HeardAs {
  const plain = operatorWords(text, context.entities?.transformers ?? [])
  const understood = understand(plain, context)
  const acts = understood.acts
    .slice(0, MOST_ACTS)
    // Notes and reasons are kept as they were typed.
    .map((act) => (act.span === plain ? { ...act, span: text } : act))
  const command = readCommand(plain, acts)
  return { locale: understood.locale, acts, command, wanted: wantedOf(text, acts, command) }
}

/** What was wanted before a question back, now that its name is known. */
export function wantedAgain(act: Act): Wanted {
  return { act, topic: act.intent as StaffTopicName }
}

function wantedOf(text: string, acts: readonly Act[], command: Command): Wanted[] {
  const { topic } = command
  if (topic) {
    const slots = Object.assign({}, ...acts.map((act) => act.slots))
    return [{ topic, act: { intent: topic as Intent, confidence: 1, slots, span: text } }]
  }
  return acts.map((act) => {
    // "Don't stop it" is no no to a plan.
    if (act.intent === 'no' && NOT_STOPS.test(text)) return { act, topic: 'activation.status' }
    return isSure(act, text) ? { act, topic: act.intent as StaffIntent } : { act }
  })
}

/** Without a word that stops something an event is not called off on a guess. */
function isSure(act: Act, text: string): boolean {
  const guessedStop = act.intent === 'activation.stop' && !STOPS.test(text)
  return act.confidence >= (guessedStop ? SURE_OF_A_STOP : askBelowConfidence)
}
