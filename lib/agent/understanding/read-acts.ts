import { actOf } from '@/lib/agent/understanding/act-of'
import { type Intent, socialIntents } from '@/lib/agent/understanding/intent'
import type { IntentModel } from '@/lib/agent/understanding/intent-model'
import { foldText, normalizeText } from '@/lib/agent/understanding/normalize-text'
import { readClause } from '@/lib/agent/understanding/read-clause'
import type { Polarity } from '@/lib/agent/understanding/read-polarity'
import { type Clause, splitUtterance } from '@/lib/agent/understanding/split-utterance'
import type { Act, UnderstandingContext } from '@/lib/agent/understanding/understanding'

/** All acts of one message: an answer at its start, then each of its requests in order. */
export function readActs(text: string, context: UnderstandingContext, model: IntentModel): Act[] {
  const answer = model.readPolarity(normalizeText(foldText(text)))
  if (answer?.joint === 'end')
    return [{ intent: answer.polarity, confidence: 0.97, slots: { polarity: answer.polarity }, span: text }]
  if (answer?.apart) {
    const acts = withAnswer(answer, readRequests(answer.rest, context, model), text, context)
    if (acts) return acts
  }
  return readRequests(text, context, model)
}

const agreeing: ReadonlySet<Intent> = new Set<Intent>([
  'programs.enroll',
  'solar.order',
  'events.accept',
  'yes',
  'solar.site-visit',
  'programs.rejoin',
])
const refusing: ReadonlySet<Intent> = new Set<Intent>([
  'no',
  'stop',
  'events.decline',
  'options.decline',
  'goodbye',
  'out-of-scope',
])

/** What a leading yes or no makes of the requests after it. */
function withAnswer(
  answer: Polarity,
  rest: Act[],
  text: string,
  context: UnderstandingContext,
): Act[] | undefined {
  const first = rest[0]
  if (!first) return undefined
  const clear = first.confidence >= 0.45 && first.intent !== 'out-of-scope'
  return answer.polarity === 'yes'
    ? afterYes(answer, rest, first, clear, text, context)
    : afterNo(rest, first, clear, text)
}

function afterYes(
  answer: Polarity,
  rest: Act[],
  first: Act,
  clear: boolean,
  text: string,
  context: UnderstandingContext,
): Act[] {
  const yes: Act = { intent: 'yes', confidence: 0.95, slots: { polarity: 'yes' }, span: text }
  if (first.intent === 'no' || first.intent === 'events.decline') return rest
  if (answer.joint === 'hedge' || (/\?\s*$/.test(answer.rest) && answer.joint === 'plain')) {
    return clear
      ? rest.map((act) => ({ ...act, slots: { ...act.slots, hedgedYes: true as const } }))
      : [{ intent: 'out-of-scope', confidence: 0.3, slots: { hedgedYes: true }, span: text }]
  }
  if (!clear) return wordCount(answer.rest) <= 6 ? [{ ...yes, confidence: 0.75 }] : rest
  if (socialIntents.has(first.intent) && rest.length === 1) return [yes]
  if (agreeing.has(first.intent)) {
    if (context.expecting === 'yes-no' && first.confidence >= 0.45)
      return [{ ...yes, slots: { ...first.slots, polarity: 'yes' } }, ...rest.slice(1)]
    return [{ ...first, slots: { ...first.slots, polarity: 'yes' } }, ...rest.slice(1)]
  }
  if (first.intent.startsWith('options.proceed') || first.intent === 'choose') {
    return [{ ...first, slots: { ...first.slots, polarity: 'yes' } }, ...rest.slice(1)]
  }
  if (answer.joint === 'and' && context.expecting === 'yes-no') return [yes, ...rest]
  // With a question on the table, a yes followed by another question has not agreed to anything yet.
  if (context.expecting === 'yes-no')
    return rest.map((act) => ({ ...act, slots: { ...act.slots, hedgedYes: true as const } }))
  return rest
}

function afterNo(rest: Act[], first: Act, clear: boolean, text: string): Act[] {
  const no: Act = { intent: 'no', confidence: 0.95, slots: { polarity: 'no' }, span: text }
  if (first.slots.negated) return [{ ...no, slots: { ...first.slots, polarity: 'no' } }]
  if (
    first.intent === 'choose' ||
    first.intent === 'correct-choice' ||
    (!clear && (first.slots.ordinal || first.slots.offerId))
  ) {
    return [
      { ...first, intent: 'correct-choice', confidence: Math.max(0.8, first.confidence) },
      ...rest.slice(1),
    ]
  }
  if (first.intent === 'events.decline' || first.intent === 'options.decline') return rest
  if (!clear || refusing.has(first.intent) || socialIntents.has(first.intent)) return [no]
  return [{ ...first, slots: { ...first.slots, polarity: 'no' } }, ...rest.slice(1)]
}

/** The requests in a message without a leading answer: as few clauses as explain it well. */
function readRequests(text: string, context: UnderstandingContext, model: IntentModel): Act[] {
  const whole = actOf(readClause(text, context, model), context)
  const clauses = splitUtterance(text)
  if (clauses.length === 1) return [whole]
  const parts = joinClauses(clauses, whole, context, model)
  return tidyActs(parts, whole)
}

/** Sentences part requests for certain, commas and "and" only when both sides are clear by themselves. */
function joinClauses(
  clauses: Clause[],
  whole: Act,
  context: UnderstandingContext,
  model: IntentModel,
): Act[] {
  const acts: Act[] = []
  let open = ''
  const read = (text: string) => actOf(readClause(text, context, model), context)
  for (const clause of clauses) {
    if (open === '') {
      open = clause.text
      continue
    }
    const left = read(open)
    const right = read(clause.text)
    const different = left.intent !== right.intent
    const sure = clause.joint === 'sentence' || clause.joint === 'but' ? 0.45 : 0.6
    const telling =
      wordCount(clause.text) >= 2 &&
      (clause.joint === 'sentence' || wordCount(open) >= 2 || socialIntents.has(left.intent))
    const parted =
      different &&
      telling &&
      left.confidence >= sure &&
      right.confidence >= sure &&
      right.intent !== 'out-of-scope'
    const sentence =
      clause.joint === 'sentence' && (left.confidence < 0.45 || right.confidence < 0.45 || different)
    if (parted || sentence) {
      acts.push(left)
      open = clause.text
    } else
      open = `${open}${clause.joint === 'sentence' ? '. ' : clause.joint === 'and' ? ' and ' : ', '}${clause.text}`
  }
  acts.push(read(open))
  return acts.length === 1 ? [whole] : acts
}

const mostActs = 4

function tidyActs(parts: Act[], whole: Act): Act[] {
  const clear = parts.filter((act) => act.confidence >= 0.45 && act.intent !== 'out-of-scope')
  const substantive = clear.filter((act) => !socialIntents.has(act.intent))
  if (substantive.length === 0)
    return whole.confidence >= 0.45 || clear.length === 0 ? [whole] : clear.slice(0, 1)
  if (
    substantive.length === 1 &&
    whole.confidence > 0.8 &&
    !socialIntents.has(whole.intent) &&
    whole.intent === substantive[0]?.intent
  )
    return [whole]
  const kept: Act[] = []
  for (const act of substantive) {
    const same = kept.find((other) => other.intent === act.intent)
    if (same) same.slots = { ...same.slots, ...act.slots }
    else kept.push({ ...act })
  }
  return kept.slice(0, mostActs)
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length
}
