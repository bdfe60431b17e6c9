import { actOf } from '@/lib/agent/understanding/act-of'
import { type Intent, socialIntents } from '@/lib/agent/understanding/intent'
import type { IntentModel } from '@/lib/agent/understanding/intent-model'
import { type ReadClause, readClause } from '@/lib/agent/understanding/read-clause'
import { requestStart } from '@/lib/agent/understanding/request-start'
import { type Clause, splitUtterance } from '@/lib/agent/understanding/split-utterance'
import {
  type Act,
  askBelowConfidence,
  type UnderstandingContext,
} from '@/lib/agent/understanding/understanding'

/** The requests in a message without a leading answer: as few clauses as explain it well. */
export function readRequests(text: string, context: UnderstandingContext, model: IntentModel): Act[] {
  const readings = new Map<string, Reading>()
  const read = (part: string) => {
    const before = readings.get(part)
    if (before) return before
    const clause = readClause(part, context, model)
    const reading = { clause, act: actOf(clause, context) }
    readings.set(part, reading)
    return reading
  }
  const whole = read(text)
  const clauses = fewClauses(splitUtterance(text))
  if (clauses.length === 1) return [whole.act]
  const parts = joinClauses(clauses, whole, read)
  return tidyActs(parts, whole.act, clauses, read)
}

const mostClauses = 10

/** A long story is cut at its sentences only, and its middle is left out. */
function fewClauses(clauses: Clause[]): Clause[] {
  if (clauses.length <= mostClauses) return clauses
  const sentences: Clause[] = []
  for (const clause of clauses) {
    const last = sentences.at(-1)
    if (last && clause.joint !== 'sentence') last.text = `${last.text}${glue[clause.joint]}${clause.text}`
    else sentences.push({ ...clause })
  }
  if (sentences.length <= mostClauses) return sentences
  return [...sentences.slice(0, mostClauses / 2), ...sentences.slice(-mostClauses / 2)]
}

type Reading = { clause: ReadClause; act: Act }
type Read = (part: string) => Reading

/** Said on the side, these are no request of their own when the message holds another. */
const asides: ReadonlySet<Intent> = new Set<Intent>([
  ...socialIntents,
  'repeat',
  'yes',
  'no',
  'stop',
  'capabilities',
  'complaint',
  'who-are-you',
  'out-of-scope',
])

/** Sentences part requests readily; commas and "and" only where both sides stand and the whole shows both. */
function joinClauses(clauses: Clause[], whole: Reading, read: Read): Act[] {
  const acts: Act[] = []
  let open = clauses[0]?.text ?? ''
  for (const clause of clauses.slice(1)) {
    const left = read(open).act
    const right = read(clause.text).act
    if (
      clause.joint === 'sentence' ? left.intent !== right.intent : standsApart(left, right, clause, whole)
    ) {
      acts.push(left)
      open = clause.text
    } else open = `${open}${glue[clause.joint]}${clause.text}`
  }
  acts.push(read(open).act)
  return acts.length === 1 ? [whole.act] : acts
}

const glue: Record<Clause['joint'], string> = {
  start: '',
  sentence: '. ',
  and: ' and ',
  but: ' ',
  comma: ', ',
}

const sureEnough = 0.55
const seenInWhole = 0.01

function standsApart(left: Act, right: Act, clause: Clause, whole: Reading): boolean {
  if (left.confidence < sureEnough || right.confidence < sureEnough) return false
  if (topicOf(left.intent) === topicOf(right.intent)) return false
  if (socialIntents.has(left.intent)) return true
  if (asides.has(left.intent) || asides.has(right.intent)) return false
  if (!requestStart.test(clause.text)) return false
  const explained = [left.intent, right.intent].includes(whole.act.intent) && whole.act.confidence >= 0.75
  // After a comma people mostly go on about the same thing.
  if (clause.joint === 'comma' && explained) return false
  if (clause.joint === 'and' && Math.min(left.confidence, right.confidence) >= 0.85) return true
  const share = (intent: Intent) => whole.clause.ranked.find((r) => r.label === intent)?.probability ?? 0
  return Math.min(share(left.intent), share(right.intent)) >= seenInWhole
}

function topicOf(intent: Intent): string {
  if (intent === 'choose' || intent === 'correct-choice' || intent === 'other-one') return 'choice'
  if (/^(?:compare|outage|options\.proceed|alert\.explain|alerts)/.test(intent))
    return intent.split(/[.-]/)[0] ?? intent
  return intent
}

const mostActs = 4

function tidyActs(parts: Act[], whole: Act, clauses: Clause[], read: Read): Act[] {
  const clear = parts.filter((act) => act.confidence >= askBelowConfidence)
  // Who tries to change the rules gets one answer, whatever else was wrapped around it.
  const attack = clear.find((act) => act.intent === 'injection')
  if (attack) return [attack]
  const requests = mergeActs(clear.filter((act) => !asides.has(act.intent)))
  if (requests.length > 1) return requests.slice(0, mostActs)
  const only = requests[0]
  if (only && only.confidence >= 0.6) return [only]
  if (whole.confidence >= 0.6 && !asides.has(whole.intent)) return [whole]
  // A long story with one plain question in it is that question.
  const plain = clauses
    .filter((clause) => clause.text.split(/\s+/).length >= 3)
    .map((clause) => read(clause.text).act)
    .filter((act) => act.confidence >= 0.75 && !asides.has(act.intent))
    .at(-1)
  return [plain ?? only ?? strongest([whole, ...clear])]
}

/** One act for each intent; a remark that only sets the scene lends its values to the question it leads to. */
function mergeActs(acts: Act[]): Act[] {
  const kept: Act[] = []
  for (const act of acts) {
    const same = kept.find((other) => topicOf(other.intent) === topicOf(act.intent))
    if (same) {
      if (act.intent !== same.intent && act.confidence > same.confidence) same.intent = act.intent
      same.slots = { ...same.slots, ...act.slots }
      same.confidence = Math.max(same.confidence, act.confidence)
    } else kept.push({ ...act })
  }
  const scene = kept.findIndex((act, i) => setsScene(act.intent, kept[i + 1]?.intent))
  const setting = kept[scene]
  const question = kept[scene + 1]
  if (setting && question) {
    question.slots = { ...setting.slots, ...question.slots }
    kept.splice(scene, 1)
  }
  return kept
}

function setsScene(intent: Intent, next: Intent | undefined): boolean {
  if (!next) return false
  if (intent === 'devices.add') return /^(?:programs|compare|solar)\./.test(next)
  if (intent === 'safety.emergency') return false
  return false
}

function strongest(acts: Act[]): Act {
  return acts.reduce((best, act) => (act.confidence > best.confidence ? act : best))
}
