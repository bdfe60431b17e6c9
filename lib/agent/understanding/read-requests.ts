import { actOf } from '@/lib/agent/understanding/act-of'
import { type Intent, socialIntents } from '@/lib/agent/understanding/intent'
import type { IntentModel } from '@/lib/agent/understanding/intent-model'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { asks, explainsWhenAsked } from '@/lib/agent/understanding/only-asks'
import { wholeForm } from '@/lib/agent/understanding/plain-forms'
import { type ReadClause, readClause } from '@/lib/agent/understanding/read-clause'
import { namesAThing, onlyTells, startsRequest } from '@/lib/agent/understanding/request-start'
import { type Clause, glue, splitUtterance } from '@/lib/agent/understanding/split-utterance'
import { isAside, tidyActs, topicOf } from '@/lib/agent/understanding/tidy-acts'
import type { Act, UnderstandingContext } from '@/lib/agent/understanding/understanding'

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
  const acts =
    clauses.length === 1 ? [whole.act] : tidyActs(joinClauses(clauses, whole, read), whole.act, clauses, read)
  return context.audience === 'customer'
    ? asAWhole(acts, text).map((act) => explainsWhenAsked(act, read))
    : acts
}

function asAWhole(acts: Act[], text: string): Act[] {
  const [only] = acts
  if (!only || acts.length > 1 || only.intent.startsWith('safety.')) return acts
  const intent = wholeForm(foldText(text), only.intent)
  return intent && intent !== only.intent
    ? [{ ...only, intent, confidence: Math.max(only.confidence, 0.8) }]
    : acts
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

export type Reading = { clause: ReadClause; act: Act }
export type Read = (part: string) => Reading
/** One request with the words that hold it. */
export type Part = { act: Act; text: string; tells: boolean }

/** Sentences part requests readily; commas and "and" only where both sides stand and the whole shows both. */
function joinClauses(clauses: Clause[], whole: Reading, read: Read): Part[] {
  const parts: Part[] = []
  let open = clauses[0]?.text ?? ''
  let reason = false
  let result = false
  const close = (tells: boolean) => {
    const { act } = read(open)
    const aside = parts.length > 0 && addsNothing(act, open)
    parts.push({ act, text: open, tells: tells || (!result && (aside || onlyTells(open))) })
  }
  for (const clause of clauses.slice(1)) {
    if (partsReason(clause, reason, open, read)) {
      close(reason || clause.joint === 'so')
      open = clause.text
      reason = clause.joint === 'reason'
      result = clause.joint === 'so'
      continue
    }
    const left = read(open).act
    const right = read(clause.text).act
    if (
      clause.joint === 'sentence' ? left.intent !== right.intent : standsApart(left, right, clause, whole)
    ) {
      close(reason)
      open = clause.text
      reason = false
      result = false
    } else open = `${open}${glue[clause.joint]}${clause.text}`
  }
  close(reason)
  return parts.length === 1 ? [{ act: whole.act, text: open, tells: false }] : parts
}

/** "With my car and my battery" names what one has; only a verb tells of something new. */
const TELLS_OF_HAVING =
  /\b(?:have|has|'ve|got|get|bought|buy|add|put|install\w*|own|register|connect|link|record|note|dar de alta|anot\w+|teng\w*|compr\w+|a[nñ]ad\w+|agreg\w+|instal\w+|pus\w+)\b/i

/** After a request, a sentence that neither asks nor orders anything goes on about it: "Model Y, home charger." */
function addsNothing({ intent }: Act, text: string): boolean {
  return viewed.test(intent) && !/[?¿]/.test(text) && !startsRequest(text) && !namesAThing(text)
}

const viewed =
  /^(?:usage\.summary|bill\.explain|compare\.|privacy\.data-use|programs\.(?:catch|details|eligibility|search)|solar\.(?:details|search)|events\.(?:why|next)|auth\.sign-in)/

/** A reason is no part of the request it stands by: its words would lead astray. */
function partsReason(clause: Clause, afterReason: boolean, open: string, read: Read): boolean {
  if (clause.joint === 'reason') return read(open).act.confidence >= sureAlone
  if (clause.joint === 'so') return read(clause.text).act.confidence >= sureAlone
  return afterReason && (clause.joint === 'sentence' || startsRequest(clause.text))
}

const sureAlone = 0.6

const sureEnough = 0.55
const seenInWhole = 0.01

function standsApart(left: Act, right: Act, clause: Clause, whole: Reading): boolean {
  if (left.confidence < sureEnough || right.confidence < sureEnough) return false
  if (topicOf(left.intent) === topicOf(right.intent)) return false
  if (socialIntents.has(left.intent)) return true
  if (isAside(left) || isAside(right)) return false
  if (!startsRequest(clause.text)) return false
  if (right.intent === 'devices.add' && !TELLS_OF_HAVING.test(clause.text)) return false
  const explained = [left.intent, right.intent].includes(whole.act.intent) && whole.act.confidence >= 0.75
  // After a comma people mostly go on about the same thing.
  if (clause.joint === 'comma' && explained) return false
  const sureOfBoth = asks(clause.text) ? 0.75 : 0.85
  if (clause.joint === 'and' && Math.min(left.confidence, right.confidence) >= sureOfBoth) return true
  const share = (intent: Intent) => whole.clause.ranked.find((r) => r.label === intent)?.probability ?? 0
  return Math.min(share(left.intent), share(right.intent)) >= seenInWhole
}
