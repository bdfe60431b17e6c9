import type { Intent } from '@/lib/agent/understanding/intent'
import { negatedIntent } from '@/lib/agent/understanding/negation'
import { foldText, normalizeText } from '@/lib/agent/understanding/normalize-text'
import type { ReadClause } from '@/lib/agent/understanding/read-clause'
import type { Act, Slots, UnderstandingContext } from '@/lib/agent/understanding/understanding'

/** Decides what one clause wants: values that settle it, else the learnt intent, fitted to what is on the table. */
export function actOf(clause: ReadClause, context: UnderstandingContext): Act {
  const settled = settledByValue(clause, context)
  if (settled) return { ...settled, slots: clause.slots, span: clause.text }
  const { intent, confidence } = learntIntent(clause, context)
  const negated = negatedIntent(intent, normalizeText(foldText(clause.text)))
  if (negated)
    return {
      intent: negated,
      confidence: Math.min(confidence, 0.9),
      slots: { ...clause.slots, negated: true, polarity: 'no' },
      span: clause.text,
    }
  return { intent, confidence, slots: withPolarity(intent, clause.slots), span: clause.text }
}

type Decided = { intent: Intent; confidence: number }

/** A meter id or a code says by itself what the message is for. */
function settledByValue(clause: ReadClause, context: UnderstandingContext): Decided | undefined {
  if (context.audience === 'staff') return undefined
  const { slots, masked } = clause
  const words = masked.split(' ').length
  if (slots.meterId || slots.meterIdProblem) {
    const asksAbout = /\b(usage|bill|owner|who|show|neighbor|consum\w*|factura|quien|lives|address)\b/.test(
      masked,
    )
    if (context.signedIn && asksAbout) return { intent: 'other-customer', confidence: 0.85 }
    if (words <= 9 || context.expecting === 'meter-id') return { intent: 'auth.meter-id', confidence: 0.95 }
  }
  if (slots.code && (words <= 8 || context.expecting === 'code'))
    return { intent: 'auth.code', confidence: 0.95 }
  return undefined
}

function learntIntent(clause: ReadClause, context: UnderstandingContext): Decided {
  const scores = new Map<Intent, number>(clause.ranked.map(({ label, probability }) => [label, probability]))
  favorExpected(scores, clause, context)
  let best: Decided = { intent: 'out-of-scope', confidence: 0 }
  let total = 0
  for (const [intent, probability] of scores) {
    total += probability
    if (probability > best.confidence) best = { intent, confidence: probability }
  }
  const confidence = (best.confidence / (total || 1)) * familiarityFactor(clause.familiarity)
  return { intent: best.intent, confidence: Math.min(0.99, confidence) }
}

/** What was just asked makes its answers likelier. */
function favorExpected(scores: Map<Intent, number>, clause: ReadClause, context: UnderstandingContext): void {
  const favor = (intent: Intent, factor: number) => {
    const score = scores.get(intent)
    if (score !== undefined) scores.set(intent, score * factor)
  }
  if (context.expecting === 'choice' && clause.slots.ordinal) favor('choose', 3)
  if (context.expecting === 'code') favor('auth.code', 1.5)
  if (context.expecting === 'yes-no') {
    favor('yes', 1.5)
    favor('no', 1.5)
  }
  const domain = context.offers?.[0]?.domain
  if (domain === 'solar') {
    favor('solar.details', 2)
    favor('programs.details', 0.6)
  } else if (domain === 'dfp') favor('programs.details', 1.5)
}

/** Evidence nobody taught is no evidence: half-known phrases are asked about, not guessed. */
function familiarityFactor(familiarity: number): number {
  if (familiarity >= 0.7) return 1
  if (familiarity <= 0.2) return 0.3
  return 0.3 + ((familiarity - 0.2) / 0.5) * 0.7
}

function withPolarity(intent: Intent, slots: Slots): Slots {
  if (intent === 'yes' || intent === 'events.accept' || intent === 'options.proceed')
    return { ...slots, polarity: 'yes' }
  if (intent === 'no' || intent === 'events.decline' || intent === 'options.decline')
    return { ...slots, polarity: 'no' }
  return slots
}
