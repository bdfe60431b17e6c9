import { answerFirst } from '@/lib/agent/understanding/answer-first'
import { answerInOtherWords } from '@/lib/agent/understanding/answer-forms'
import { isConditional, saysOnlyThen } from '@/lib/agent/understanding/conditions'
import { writeIntents } from '@/lib/agent/understanding/intent'
import type { IntentModel } from '@/lib/agent/understanding/intent-model'
import { foldText, normalizeText } from '@/lib/agent/understanding/normalize-text'
import { readRequests } from '@/lib/agent/understanding/read-requests'
import {
  type Act,
  askBelowConfidence,
  type UnderstandingContext,
} from '@/lib/agent/understanding/understanding'
import { takesReportBack } from '@/lib/agent/understanding/wish-forms'

/** All acts of one message: an answer at its start, then each of its requests in order. */
export function readActs(text: string, context: UnderstandingContext, model: IntentModel): Act[] {
  const acts = readAnswered(text, context, model)
  return DEPENDS.test(foldText(text))
    ? acts.map(hedgeYes)
    : acts.map((act) => (waitsFor(text, act) ? hedgeYes(act) : act))
}

/** "Once my husband has signed. Yes.": the sentence before the yes makes it wait for something. */
function waitsFor(text: string, { span }: Act): boolean {
  const at = text.lastIndexOf(span)
  const before = text.slice(0, Math.max(0, at)).trim()
  return /[.!;,…]$/.test(before) && saysOnlyThen(before.split(SENTENCE).at(-1) ?? '')
}

/** "Do I keep some for storms? If so, yes": agrees to nothing yet. */
const DEPENDS =
  /\b(?:if so|if not|if (?:that|it)(?: is|'?s)|if they (?:do|are)|in that case|provided that|si es asi|si no|en ese caso|de ser asi|siendo asi)\b.{0,40}$/

function hedgeYes(act: Act): Act {
  return act.intent === 'yes' ? { ...act, slots: { ...act.slots, hedgedYes: true } } : act
}

function readAnswered(text: string, context: UnderstandingContext, model: IntentModel): Act[] {
  if (context.audience === 'customer' && takesReportBack(foldText(text)))
    return [{ intent: 'stop', confidence: 0.8, slots: {}, span: text }]
  const closing = closingAnswer(text, context, model) ?? (asked(context) && answerInOtherWords(text))
  if (closing) return [closing]
  const answer = model.readPolarity(normalizeText(foldText(text)))
  if (!answer) return readRequests(text, context, model)
  if (answer.joint === 'end') {
    const politeOnly = answer.weak && answer.thanks && context.expecting !== 'yes-no'
    if (politeOnly) return [{ intent: 'thanks', confidence: 0.8, slots: {}, span: text }]
    // "That's it?", "all good?": asked, not answered.
    const asked =
      answer.polarity === 'yes' && /[?¿]/.test(text) && !/\b(?:why not|por que no)\b/.test(foldText(text))
    const slots = {
      polarity: answer.polarity,
      nothingBesides: true as const,
      ...(asked && { hedgedYes: true as const }),
    }
    return [{ intent: answer.polarity, confidence: 0.97, slots, span: text }]
  }
  const requests = readRequests(answer.rest, context, model)
  return answerFirst(answer, requests, text, context) ?? readRequests(text, context, model)
}

function asked({ audience, expecting }: UnderstandingContext): boolean {
  return audience === 'customer' && expecting === 'yes-no'
}

const SENTENCE = /(?<=[.!;…])\s+|\n+/
/** "Nobody told me that. Nah, leave it": after a question of ours the last sentence is the answer, when nothing before it asks for something else. */
function closingAnswer(text: string, context: UnderstandingContext, model: IntentModel): Act | undefined {
  if (context.expecting !== 'yes-no' || /[?¿]/.test(text)) return undefined
  const sentences = text.split(SENTENCE).filter((part) => /\p{L}/u.test(part))
  const last = sentences.at(-1)
  if (sentences.length < 2 || !last) return undefined
  const answer = model.readPolarity(normalizeText(foldText(last)))
  if (answer?.joint !== 'end' || answer.weak) return undefined
  const before = sentences.slice(0, -1).join(' ')
  const lead = model.readPolarity(normalizeText(foldText(before)))
  if (lead && lead.polarity !== answer.polarity && !lead.weak) return undefined
  if (answer.polarity === 'yes' && isConditional(before)) return undefined
  const asksMore = readRequests(before, context, model).some(
    (act) =>
      act.confidence >= askBelowConfidence &&
      (act.intent === 'safety.emergency' || (writeIntents.has(act.intent) && !PLAIN.has(act.intent))),
  )
  if (asksMore) return undefined
  const { polarity } = answer
  return { intent: polarity, confidence: 0.9, slots: { polarity }, span: text }
}

/** Words of agreeing and refusing themselves */
const PLAIN: ReadonlySet<string> = new Set(['yes', 'no', 'stop', 'programs.enroll', 'solar.order', 'choose'])
